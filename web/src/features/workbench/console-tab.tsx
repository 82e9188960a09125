import type { QueryAnswer } from '@aladdin/sdk/bridge/messages.ts'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { RowsTable } from './rows-table.tsx'

export interface Console {
  readonly sql: string
  readonly answer: QueryAnswer | undefined
  readonly isRunning: boolean
}

/** The author's own questions to her data; they run in the same sealed frame. */
export function ConsoleTab({
  state,
  change,
  run,
  cancel,
}: {
  state: Console
  change: (sql: string) => void
  run: () => void
  cancel: () => void
}) {
  const { t } = useTranslation('workbench')
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    run()
  }
  return (
    <div className="console">
      <div className="console__ask">
        <textarea
          className="input mono"
          aria-label={t('console.label')}
          placeholder={t('console.placeholder')}
          value={state.sql}
          spellCheck={false}
          onChange={(event) => change(event.target.value)}
          onKeyDown={onKeyDown}
        />
        {state.isRunning ? (
          <Button small kind="danger" onClick={cancel}>
            {t('console.cancel')}
          </Button>
        ) : (
          <Button small disabled={state.sql.trim() === ''} onClick={run}>
            {t('console.run')}
          </Button>
        )}
      </div>
      {state.answer !== undefined && <RowsTable answer={state.answer} />}
    </div>
  )
}
