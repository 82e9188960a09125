import type { RunRequest } from '@aladdin/sdk/bridge/messages.ts'
import type { HelpPage } from '@aladdin/sdk/contract/help.ts'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocal } from '../../i18n/language.ts'
import { AppFrame } from '../../sandbox/app-frame.tsx'
import { frameUrl, useAppearance } from '../../sandbox/frame-setting.ts'
import type { Runner } from '../../sandbox/host.ts'
import { useSession } from '../../session.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/states.tsx'

/** The page itself, in the same frame as any app; it needs no data, so it leaves no receipt and counts for nobody. */
export function HelpFrame({ help }: { help: HelpPage }) {
  const { t } = useTranslation('help')
  const local = useLocal()
  const appearance = useAppearance()
  const { position, branches } = useSession()
  const [runner, setRunner] = useState<Runner>()
  const [height, setHeight] = useState(0)
  const [hasEnded, setEnded] = useState(false)
  const run = useMemo(
    (): RunRequest => ({
      app: help.app,
      datasets: [],
      inputs: { parameters: {}, today: help.today, seed: 1 },
      scope: { branch: position.branch, branches },
    }),
    [help, position, branches],
  )
  const restart = () => {
    setEnded(false)
    runner?.restart()
  }
  return (
    <section className="help__run" aria-label={local(help.title)}>
      {hasEnded && (
        <EmptyState icon="warning" title={t('ended')}>
          <Button kind="primary" onClick={restart}>
            {t('startAgain')}
          </Button>
        </EmptyState>
      )}
      <div
        className="help__frame"
        hidden={hasEnded}
        style={{ '--content-height': `${height}px` } as React.CSSProperties} // a variable of ours
      >
        <AppFrame
          frameUrl={frameUrl()}
          run={run}
          appearance={appearance}
          title={local(help.title)}
          events={{ height: setHeight, ended: () => setEnded(true) }}
          onRunner={setRunner}
        />
      </div>
    </section>
  )
}
