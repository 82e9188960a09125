import type { Browser } from '../../support/sign-in.ts'

/** An app that measures datasets through the runtime: of each how many rows, and a sum over all of its values. */
export interface Probe {
  readonly name: string
  readonly datasets: readonly string[]
}

/** How many rows, and a figure that every value of every row is part of. */
export const measureSql = (table: string, row = 'd'): string =>
  `select count(*)::integer as counted, coalesce(sum(hash(${row})::hugeint), 0)::varchar as checksum from ${table} as d`

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

function appText(name: string, datasets: readonly string[]): string {
  const declared = datasets.map((dataset) => `  ${dataset}: { source: ${dataset}, columns: all }`)
  const blocks = datasets.map(
    (dataset) => `\`\`\`sql of_${dataset}
${measureSql(dataset)}
\`\`\`

\`\`\`table shown_${dataset}
data: of_${dataset}
title: { zh: ${dataset}, en: ${dataset} }
\`\`\`
`,
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

${blocks.join('\n')}`
}
