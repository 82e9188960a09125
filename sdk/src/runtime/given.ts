import type { App, AppDataset, Block } from '../app/app.ts'
import type { Extract } from '../contract/extracts.ts'

/** How the rows of a dataset differ, for this viewer, from what they stand for. */
export type Given = NonNullable<AppDataset['given']>

/** What is delivered of one dataset, as far as it matters here. */
type Delivered = Pick<Extract, 'alias' | 'columns' | 'mode'>

/** The app with a mark on every dataset that its viewer is given masked, or as groups. */
export function withGiven(app: App, delivered: readonly Delivered[]): App {
  const datasets = app.datasets.map((dataset): AppDataset => {
    const given = givenOf(delivered.find(({ alias }) => alias === dataset.alias))
    return given === undefined ? dataset : { ...dataset, given }
  })
  return datasets.every((dataset, at) => dataset === app.datasets[at]) ? app : { ...app, datasets }
}

function givenOf(extract: Delivered | undefined): Given | undefined {
  const masks = Object.fromEntries(
    (extract?.columns ?? []).flatMap(({ name, mask }) => (mask === undefined ? [] : [[name, mask]])),
  )
  const isAggregate = extract?.mode === 'aggregate'
  return isAggregate || Object.keys(masks).length > 0 ? { masks, isAggregate } : undefined
}

/**
 * What a block shows that is not what it seems. Names are not followed through SQL: a column that is delivered masked
 * counts when its name stands in the block, in a text that the block reads, or over its result. That says it once too
 * often rather than once too seldom.
 */
export function givenTo(app: App, block: Block, resultColumns: readonly string[]): Given {
  const words = new Set([...wordsOf(block), ...resultColumns.map((name) => name.toLowerCase())])
  const waiting = [...words]
  for (let word = waiting.pop(); word !== undefined; word = waiting.pop()) {
    const read = app.blocks.find(({ name, kind }) => name.toLowerCase() === word && kind !== 'input')
    if (read === undefined) continue
    for (const further of wordsOf(read)) {
      if (words.has(further)) continue
      words.add(further)
      waiting.push(further)
    }
  }
  const reached = app.datasets.flatMap(({ alias, given }) =>
    given !== undefined && words.has(alias.toLowerCase()) ? [given] : [],
  )
  const masks = reached.flatMap(({ masks: of }) =>
    Object.entries(of).filter(([column]) => words.has(column.toLowerCase())),
  )
  return {
    masks: Object.fromEntries(masks),
    isAggregate: reached.some(({ isAggregate }) => isAggregate),
  }
}

/** Every word of a block's text but those that only people read. */
function wordsOf(block: Block): readonly string[] {
  const text = JSON.stringify(block, (key, value: unknown) => (forPeople.has(key) ? undefined : value))
  return text.toLowerCase().match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? []
}

const forPeople: ReadonlySet<string> = new Set(['title', 'label', 'compareLabel', 'place', 'format'])
