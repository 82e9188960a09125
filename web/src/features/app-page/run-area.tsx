import type { AppPage } from '@aladdin/sdk/contract/gallery.ts'
import { useLocation } from '@tanstack/react-router'
import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dropFirstScreen } from '../../first-screen.ts'
import { useLanguage, useLocal } from '../../i18n/language.ts'
import { AppFrame } from '../../sandbox/app-frame.tsx'
import { frameUrl, useAppearance } from '../../sandbox/frame-setting.ts'
import type { Runner } from '../../sandbox/host.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState, ErrorState } from '../../ui/states.tsx'
import { LeaseOver } from './lease-over.tsx'
import { Picture } from './picture.tsx'
import { RunFacts } from './run-facts.tsx'
import { useFrameEvents } from './use-frame-events.ts'
import { useLease } from './use-lease.ts'
import { useRun, type Run } from './use-run.ts'
import { useWatermark } from '../../sandbox/use-watermark.ts'

interface Shown {
  readonly page: AppPage
  readonly version: number | undefined
}

/** An app on my rows for as long as they are mine. */
export function RunArea(shown: Shown) {
  const [isOver, setOver] = useState(false)
  const end = useCallback(() => setOver(true), [])
  return isOver ? <LeaseOver /> : <Opened {...shown} endLease={end} />
}

/** Picture first, then the server's answer, then the app itself on my rows. */
function Opened({ page, version, endLease }: Shown & { endLease: () => void }) {
  const { searchStr } = useLocation()
  // Filters that change later are the app's own business: they do not open it again.
  const [parameters] = useState(() => Object.fromEntries(new URLSearchParams(searchStr)))
  const run = useRun({ name: page.app.name, version, parameters })
  useLease(run.opened, endLease)
  useEffect(() => {
    if (run.error !== null) dropFirstScreen()
  }, [run.error])
  if (run.error !== null) return <ErrorState error={run.error} retry={run.retry} />
  return <Frame page={page} run={run} />
}

function Frame({ page: { app }, run }: { page: AppPage; run: Run }) {
  const { t } = useTranslation('appPage')
  const local = useLocal()
  const language = useLanguage()
  const appearance = useAppearance()
  const [runner, setRunner] = useState<Runner>()
  const frame = useFrameEvents(run)
  const watermark = useWatermark(run.opened?.extracts ?? [])
  const restart = () => {
    frame.forget()
    runner?.restart()
  }
  return (
    <section className="app__run" aria-label={local(app.title)}>
      <RunFacts run={run.opened} source={run.source} />
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
          run={run.request}
          answer={run.answer}
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
            word={frame.stage ?? (frame.arrived === '' && run.request === undefined ? 'data' : 'fetch')}
            detail={frame.arrived}
          />
        )}
      </div>
    </section>
  )
}
