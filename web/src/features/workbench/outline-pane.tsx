import { useTranslation } from 'react-i18next'
import { useNumber } from '../../format/number.ts'
import { Icon, type IconName } from '../../ui/icon.tsx'
import { EmptyState } from '../../ui/states.tsx'
import type { OutlineBlock } from './outline.ts'
import type { States } from './use-preview.ts'

/** The blocks in order, with how each of them is doing. */
export function OutlinePane({
  outline,
  states,
  selected,
  choose,
}: {
  outline: readonly OutlineBlock[]
  states: States
  selected: string | undefined
  choose: (block: OutlineBlock) => void
}) {
  const { t } = useTranslation('workbench')
  const number = useNumber()
  if (outline.length === 0) return <EmptyState title={t('outline.empty')} hint={t('outline.emptyHint')} />
  return (
    <ul className="tree">
      {outline.map((block) => {
        const state = states.get(block.name)
        return (
          <li key={`${block.name} ${block.from}`}>
            <button
              type="button"
              className="tree__row"
              aria-current={block.name === selected}
              onClick={() => choose(block)}
            >
              <Icon name={icons[block.kind] ?? 'warning'} size={14} />
              <span className="tree__name ellipsis" title={block.kind}>
                {block.name}
              </span>
              {state?.status === 'done' && isDrawn.has(block.kind) && (
                <span className="label">{number(state.total ?? state.rows)}</span>
              )}
              <span
                className={`dot dot--${state?.status ?? 'none'}`}
                role="img"
                aria-label={t(`outline.${state?.status ?? 'none'}`)}
              />
            </button>
          </li>
        )
      })}
    </ul>
  )
}

/** Kinds whose rows the page fetches; of the others only the shape is known. */
const isDrawn = new Set(['chart', 'kpi', 'table'])

const icons: Readonly<Record<string, IconName>> = {
  sql: 'workbench',
  input: 'formula',
  chart: 'ranks',
  kpi: 'apps',
  table: 'table',
  model: 'clock',
}
