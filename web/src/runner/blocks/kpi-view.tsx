import type { KpiBlock } from '@aladdin/sdk/app/app.ts'
import { formatCell, readCell } from '@aladdin/sdk/format/cell.ts'
import { changeOf, type Change } from '@aladdin/sdk/format/change.ts'
import type { Table } from 'apache-arrow'
import { useScene } from '../scene.ts'
import { BlockFrame } from './block-frame.tsx'

export function KpiView({ block }: { block: KpiBlock }) {
  return (
    <BlockFrame block={block} height={84}>
      {({ table }) => (
        <dl className="figures">
          {block.figures.map((figure) => (
            <Figure key={figure.value} figure={figure} table={table} />
          ))}
        </dl>
      )}
    </BlockFrame>
  )
}

function Figure({ figure, table }: { figure: KpiBlock['figures'][number]; table: Table }) {
  const { appearance, words } = useScene()
  const { language, risingRed } = appearance
  const value = firstValue(table, figure.value)
  const before = figure.compare === undefined ? null : firstValue(table, figure.compare)
  const change = typeof value === 'number' && typeof before === 'number' ? changeOf(value, before) : undefined
  return (
    <div className="figure">
      <dt>{figure.label[language]}</dt>
      <dd>
        <span className="number">{formatCell(value, { format: figure.format, language })}</span>
        {figure.unit !== undefined && <span className="unit">{figure.unit[language]}</span>}
        {change !== undefined && (
          <span className={`change ${toneOf(change, figure.better, risingRed)}`}>
            {arrows[change.direction]} {change.text}
            <span className="soft"> {figure.compareLabel?.[language] ?? words.versus}</span>
          </span>
        )}
      </dd>
    </div>
  )
}

const arrows = { up: '▲', down: '▼', none: '＝' } as const

/** A change without good or bad is shown in the colours of the market, which are a setting. */
function toneOf({ direction }: Change, better: 'up' | 'down' | 'neither', risingRed: boolean): string {
  if (direction === 'none') return 'flat'
  if (better === 'neither') return (direction === 'up') === risingRed ? 'red' : 'green'
  return direction === better ? 'good' : 'bad'
}

function firstValue(table: Table, column: string) {
  const values = table.getChild(column)
  return values === null || values.length === 0 ? null : readCell(values, 0)
}
