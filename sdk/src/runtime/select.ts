import type { App, Block, ChartBlock, Inline, Prose } from '../app/app.ts'
import { quoteName } from './quote.ts'
import type { Select } from './task.ts'

/** Most choices that an input takes from a query. */
const choiceLimit = 1000

/** What the state of a block shows of its relation. */
export function selectOf(
  block: Block,
  context: { readonly rowLimit: number; readonly relationRows: number; readonly inline: ReadonlySet<string> },
): Select | undefined {
  switch (block.kind) {
    case 'sql':
    case 'model':
      return {
        sql: `select * from ${quoteName(block.name)}`,
        limit: Math.max(context.relationRows, context.inline.has(block.name) ? 1 : 0),
      }
    case 'chart':
      return { sql: `select ${chartColumns(block)} from ${quoteName(block.data)}`, limit: context.rowLimit }
    case 'kpi':
      return { sql: `select * from ${quoteName(block.data)}`, limit: 1 }
    case 'table': {
      const columns = block.columns.map((column) => quoteName(column.name)).join(', ') || '*'
      const from = `from ${quoteName(block.data)}`
      return {
        sql: `select ${columns} ${from}`,
        limit: block.limit,
        count: `select count(*) as total ${from}`,
      }
    }
    case 'input': {
      if (block.type !== 'choice' || block.choices.from !== 'query') return undefined
      const { relation, value, label } = block.choices
      const column = value === undefined ? '#1' : quoteName(value)
      const shown = label === undefined ? column : quoteName(label)
      return {
        sql: `select distinct cast(${column} as varchar) as "value", cast(${shown} as varchar) as "label" from ${quoteName(relation)} order by 1`,
        limit: choiceLimit,
      }
    }
  }
}

/** Names of blocks whose first row stands inside the text, such as `{summary.total}`. */
export function inlineBlocks(app: App): ReadonlySet<string> {
  const names = new Set<string>()
  const readInline = (inlines: readonly Inline[]): void => {
    for (const inline of inlines) {
      if (inline.kind === 'value' && inline.of === 'block') names.add(inline.name)
      if ('children' in inline) readInline(inline.children)
    }
  }
  const read = (nodes: readonly Prose[]): void => {
    for (const node of nodes) {
      if (node.kind === 'list') for (const item of node.items) read(item)
      else if (node.kind === 'quote') read(node.children)
      else if (node.kind === 'grid') for (const cell of [node.head, ...node.rows].flat()) readInline(cell)
      else if (node.kind === 'heading' || node.kind === 'paragraph') readInline(node.children)
    }
  }
  for (const item of [...app.body.zh, ...app.body.en]) if (item.kind === 'prose') read(item.nodes)
  return names
}

/** Only the columns that are drawn: a wide relation costs no more than a narrow one. */
function chartColumns(chart: ChartBlock): string {
  const columns = [
    chart.x,
    chart.series,
    ...chart.y.map((series) => series.column),
    chart.value,
    ...(chart.band ?? []),
    chart.facet,
  ].filter((column) => column !== undefined)
  return columns.length === 0 ? '*' : [...new Set(columns)].map(quoteName).join(', ')
}
