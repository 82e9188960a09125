import type { Browser } from '../../support/sign-in.ts'

/** An app that measures datasets through the runtime, each in one figure: how many rows, and a sum over all values. */
export interface Probe {
  readonly name: string
  readonly datasets: readonly string[]
}

/** A figure that every value of every row is part of. */
export const checksumSql = (row: string): string => `coalesce(sum(hash(${row})::hugeint), 0)::varchar`

/** Publishes an app over these datasets, with every column that its viewer is given. */
export async function publishProbe(author: Browser, { name, datasets }: Probe): Promise<Probe> {
  const answer = await author.ask('POST', '/api/apps', {
    name,
    files: { 'app.md': appText(name, datasets) },
    visibility: 'bank',
  })
  if (answer.statusCode !== 200) throw new Error(`${name}: ${answer.body}`)
  const published = answer.json<{ name: string }>().name
  return { name: published, datasets }
}

/** What a probe says of a dataset: `5093 #38820…`. */
export const figureOf = (rows: number | string, checksum: string): string => `${rows} #${checksum}`

function appText(name: string, datasets: readonly string[]): string {
  const declared = datasets.map((dataset) => `  ${dataset}: { source: ${dataset}, columns: all }`)
  const measures = datasets.map(
    (dataset) =>
      `  (select count(*)::varchar || ' #' || ${checksumSql('d')} from ${dataset} as d) as ${dataset}`,
  )
  const figures = datasets.map(
    (dataset) => `  - { value: ${dataset}, label: { zh: ${dataset}, en: ${dataset} } }`,
  )
  return `---
format: 1
title: { zh: ${name}, en: ${name} }
summary: { zh: 数一数每份数据, en: Counts every dataset }
topic: operations
datasets:
${declared.join('\n')}
---
# {title}

\`\`\`sql measures
select
${measures.join(',\n')}
\`\`\`

\`\`\`kpi shown
data: measures
figures:
${figures.join('\n')}
\`\`\`

\`\`\`table listed
data: measures
title: { zh: 清单, en: List }
\`\`\`
`
}
