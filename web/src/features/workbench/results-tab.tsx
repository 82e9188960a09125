import type { QueryAnswer } from '@aladdin/sdk/bridge/messages.ts'
import { quoteName } from '@aladdin/sdk/runtime/quote.ts'
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
  const answer = useRows(runner, block, state?.status === 'done' ? state : undefined)
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
        {(block.kind === 'sql' || block.kind === 'model') && (
          <Button small kind="quiet" onClick={() => runner?.inspect(block.name)}>
            {t('results.whole')}
          </Button>
        )}
      </div>
      {answer === undefined ? (
        <p className="drawer__none soft">{t(`results.${state?.status ?? 'waiting'}`)}</p>
      ) : (
        <RowsTable answer={answer} />
      )}
    </div>
  )
}

/** Rows of a finished result; none while it is computed anew. */
function useRows(
  runner: Runner | undefined,
  block: OutlineBlock | undefined,
  result: object | undefined,
): QueryAnswer | undefined {
  const [fetched, setFetched] = useState<{ of: object; answer: QueryAnswer }>()
  const name = block?.name
  const isRelation = block?.kind === 'sql' || block?.kind === 'model'
  useEffect(() => {
    if (runner === undefined || name === undefined || result === undefined) return undefined
    let isOld = false
    void rowsOf(runner, name, isRelation).then((answer) => {
      if (!isOld) setFetched({ of: result, answer })
    })
    return () => {
      isOld = true
    }
  }, [runner, name, isRelation, result])
  return result !== undefined && fetched?.of === result ? fetched.answer : undefined
}

/** A relation that nothing on the page draws has no rows until somebody asks. */
function rowsOf(runner: Runner, name: string, isRelation: boolean): Promise<QueryAnswer> {
  return isRelation
    ? runner.query(`select * from ${quoteName(name)}`, { limit: mostRows })
    : runner.rows(name, mostRows)
}

const mostRows = 300
