import type { Figure } from '@aladdin/sdk/contract/home.ts'
import { quoteName } from '@aladdin/sdk/ingest/quote.ts'
import type { NodeEngine } from '@aladdin/sdk/node/engine.ts'
import { rowsOf } from './truth.ts'
import { fetchFile, type Fetch, type Hashes, type Visitor } from './visitor.ts'

export interface ComparedFigure {
  readonly dataset: string
  readonly told: number
  /** The same, added up from the file that she was given. */
  readonly own: number
}

interface Ground {
  /** An empty one. */
  readonly engine: NodeEngine
  readonly fetch: Fetch
  readonly hashes: Hashes
  /** What was added up before, by entitlement key and figure: many share a file. */
  readonly sums: Map<string, number>
}

/** The figures of a person's home page beside her own rows. */
export async function compareFigures(
  { browser, extracts, pages }: Visitor,
  { engine, fetch, hashes, sums }: Ground,
): Promise<ComparedFigure[]> {
  const { items } = (await browser.ask('GET', '/api/home/figures')).json<{ items: Figure[] }>()
  const compared: ComparedFigure[] = []
  for (const { dataset, measure, day, value } of items) {
    const extract = extracts.get(dataset.name)!
    const visible = pages
      .get(dataset.name)!
      .columns.filter(({ treatment }) => treatment.treatment === 'visible')
      .map(({ column }) => column)
    const dayColumn = visible.find(({ type }) => type === 'date' || type === 'timestamp')!.name
    const measured = visible.find(({ title }) => title.zh === measure?.title.zh)?.name
    const known = `${extract.key} ${measured} ${day}`
    if (!sums.has(known)) {
      const bytes = await fetchFile(fetch, extract, hashes)
      if (bytes === undefined) throw new Error(`a figure of rows that stay on the server: ${dataset.name}`)
      await engine.attachFile(dataset.name, bytes)
      const sum = measured === undefined ? 'count(*)' : `sum(${quoteName(measured)})`
      const [row] = await rowsOf(
        engine,
        `select ${sum}::double as value from ds_${dataset.name}.main.data where ${quoteName(dayColumn)}::date = date '${day}'`,
      )
      sums.set(known, Number(row?.['value']))
    }
    compared.push({ dataset: dataset.name, told: value, own: sums.get(known)! })
  }
  return compared
}
