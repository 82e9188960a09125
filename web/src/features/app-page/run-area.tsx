import type { AppPage } from '@aladdin/sdk/contract/gallery.ts'
import type { OpenedRun } from '@aladdin/sdk/contract/runs.ts'
import { useQuery } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage, useLocal } from '../../i18n/language.ts'
import type { Runner } from '../../sandbox/host.ts'
import { AppFrame } from '../../sandbox/app-frame.tsx'
import { useSession } from '../../session.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState, ErrorState } from '../../ui/states.tsx'
import { Picture } from './picture.tsx'
import { runQuery } from './queries.ts'
import { RunFacts } from './run-facts.tsx'
import { frameUrl, useAppearance } from '../../sandbox/frame-setting.ts'
import { useFrameEvents } from './use-frame-events.ts'
import { useWatermark } from '../../sandbox/use-watermark.ts'
import { useRunRequest } from './use-run-request.ts'

/** Picture first, then the app itself on my rows. The engine starts while the rows are still on their way. */
export function RunArea({ page, version }: { page: AppPage; version: number | undefined }) {
  const { position } = useSession()
  const { searchStr } = useLocation()
  // Filters that change later are the app's own business: they do not open it again.
  const [parameters] = useState(() => Object.fromEntries(new URLSearchParams(searchStr)))
  const opened = useQuery(runQuery({ name: page.app.name, version, position: position.id, parameters }))
  const request = useRunRequest(opened.data)
  const error = opened.error ?? request.error
  if (error !== null) {
    return (
      <ErrorState error={error} retry={() => void (opened.error === null ? request : opened).refetch()} />
    )
  }
  return <Frame page={page} run={opened.data} request={request.data} />
}

function Frame({
  page: { app },
  run,
  request,
}: {
  page: AppPage
  run: OpenedRun | undefined
  request: ReturnType<typeof useRunRequest>['data']
}) {
  const { t } = useTranslation('appPage')
  const local = useLocal()
  const language = useLanguage()
  const appearance = useAppearance()
  const [runner, setRunner] = useState<Runner>()
  const frame = useFrameEvents(run)
  const watermark = useWatermark(run?.extracts ?? [])
  const restart = () => {
    frame.forget()
    runner?.restart()
  }
  return (
    <section className="app__run" aria-label={local(app.title)}>
      <RunFacts run={run} />
      {frame.isHung && (
        <p className="app__hung" role="alert">
          {t('hung')}
          <Button small onClick={restart}>
            {t('stop')}
          </Button>
        </p>
      )}
      {frame.hasEnded && (
        <EmptyState icon="warning" title={t('ended')} hint={t('endedHint')}>
          <Button kind="primary" onClick={restart}>
            {t('startAgain')}
          </Button>
        </EmptyState>
      )}
      <div
        className="app__frame"
        hidden={frame.hasEnded}
        style={{ '--content-height': `${frame.height}px` } as React.CSSProperties} // a variable of ours
      >
        <AppFrame
          frameUrl={frameUrl()}
          run={request}
          appearance={appearance}
          title={local(app.title)}
          watermark={watermark}
          events={frame.events}
          onRunner={setRunner}
          onProgress={frame.onProgress}
        />
        {!frame.isDrawn && !frame.hasEnded && (
          <Picture
            address={`${app.picture}?language=${language}`}
            word={frame.stage ?? (frame.arrived === '' && request === undefined ? 'data' : 'fetch')}
            detail={frame.arrived}
          />
        )}
      </div>
    </section>
  )
}
