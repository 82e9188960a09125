import type { Truths, Visitor } from './visitor.ts'

/**
 * Who gets what of every dataset, as text to be read: people who get the same stand on one line, with rows, how the
 * columns that are not plain are shown, and the end of the checksum of all values.
 */
export function writeMatrix(visitors: readonly Visitor[], truths: Truths): string {
  const datasets = [...(visitors[0]?.extracts.keys() ?? [])].toSorted()
  return `${datasets.map((dataset) => writeDataset(dataset, visitors, truths)).join('\n\n')}\n`
}

function writeDataset(dataset: string, visitors: readonly Visitor[], truths: Truths): string {
  const lines = new Map<string, string[]>()
  for (const visitor of visitors) {
    const line = describe(dataset, visitor, truths)
    lines.set(line, [...(lines.get(line) ?? []), visitor.login])
  }
  return [dataset, ...[...lines].map(([line, who]) => `  ${line}\n    ${who.join(' ')}`)].join('\n')
}

function describe(dataset: string, { extracts, pages }: Visitor, truths: Truths): string {
  const extract = extracts.get(dataset)
  const page = pages.get(dataset)
  if (extract === undefined || page === undefined) return 'absent'
  const { entitled, columns } = page
  const truth = truths.get(extract.key)
  const shown = columns.flatMap(({ column, treatment }) => {
    if (treatment.treatment === 'masked') return [`${column.name}=${treatment.mask}`]
    if (treatment.treatment === 'join-only') return [`${column.name}=token`]
    return treatment.treatment === 'hidden' && entitled.mode.kind !== 'aggregate'
      ? [`${column.name}=hidden`]
      : []
  })
  const rows = truth?.rows ?? entitled.rows
  const groups = entitled.mode.kind === 'aggregate' ? [`columns ${truth?.columns.join(',')}`] : []
  return [
    `${rows} ${entitled.mode.kind}`,
    `export ${entitled.export}`,
    ...(entitled.until === undefined ? [] : [`until ${entitled.until}`]),
    ...groups,
    ...shown,
    ...(truth === undefined || truth.rows === 0 ? [] : [`#${truth.lasting.slice(-10)}`]),
  ].join(' · ')
}
