import type { QueryAnswer } from '@aladdin/sdk/bridge/messages.ts'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Runner } from '../../sandbox/host.ts'
import { Button } from '../../ui/button.tsx'
import type { OutlineBlock } from './outline.ts'
import { RowsTable } from './rows-table.tsx'
import type { States } from './use-preview.ts'

/** The rows of one block as it stands now; they follow the text. */
export function ResultsTab({
  blocks,
  states,
  runner,
  shown,
  choose,
}: {
  blocks: readonly OutlineBlock[]
  states: States
  runner: Runner | undefined
  shown: string | undefined
  choose: (block: string) => void
}) {
  const { t } = useTranslation('workbench')
  const withRows = blocks.filter(({ kind }) => kind !== 'input')
  const block = withRows.find(({ name }) => name === shown) ?? withRows[0]
  const state = block === undefined ? undefined : states.get(block.name)
  const answer = useRows(runner, block?.name, state?.status === 'done' ? state : undefined)
  if (block === undefined) return <p className="drawer__none soft">{t('results.none')}</p>
  return (
    <div className="results">
      <div className="results__bar">
        <select
          className="input input--small"
          aria-label={t('results.block')}
          value={block.name}
          onChange={(event) => choose(event.target.value)}
        >
          {withRows.map(({ name, kind }) => (
            <option key={name} value={name}>
              {name} · {kind}
            </option>
          ))}
        </select>
        <Button small kind="quiet" onClick={() => runner?.inspect(block.name)}>
          {t('results.whole')}
        </Button>
      </div>
      {answer === undefined ? (
        <p className="drawer__none soft">{t(`results.${state?.status ?? 'waiting'}`)}</p>
      ) : (
        <RowsTable answer={answer} />
      )}
    </div>
  )
}

function useRows(runner: Runner | undefined, block: string | undefined, state: object | undefined) {
  const [answer, setAnswer] = useState<QueryAnswer>()
  useEffect(() => {
    let isOld = false
    if (runner === undefined || block === undefined || state === undefined) {
      setAnswer(undefined)
      return undefined
    }
    void runner.rows(block, mostRows).then((rows) => {
      if (!isOld) setAnswer(rows)
    })
    return () => {
      isOld = true
    }
  }, [runner, block, state])
  return answer
}

const mostRows = 300
