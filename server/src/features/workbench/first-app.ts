import type { AppFiles } from '@aladdin/sdk/app/app.ts'
import { isReservedWord } from '@aladdin/sdk/app/names.ts'
import type { LocalText } from '@aladdin/sdk/contract/text.ts'
import { firstChart, yaml } from './first-chart.ts'
import { firstLook, type KnownColumn } from './first-look.ts'

/** An app with nothing in it but its head. */
export function blankApp(): AppFiles {
  return {
    'app.md': `---
format: 1
title: { zh: 未命名应用, en: Untitled app }
summary: { zh: 这个应用回答什么问题？, en: Which question does this app answer? }
topic: operations
datasets: {}
---

# {title}
`,
  }
}

interface Start {
  readonly name: string
  /** The dataset, with `@version` when the app is to read one version for good. */
  readonly source: string
  readonly title: LocalText
  /** Columns that the viewer may use. */
  readonly columns: readonly KnownColumn[]
  /** How many rows she sees. */
  readonly rows: number
}

/** A first app over one table: how many rows, the chart that suits its columns, and the rows themselves. */
export function appFromDataset({ name, source, title, columns, rows }: Start): AppFiles {
  const alias = isReservedWord(name) || ownNames.has(name) ? `${name}_table` : name
  return {
    'app.md': `---
format: 1
title: ${yaml({ zh: `${title.zh}一览`, en: `${title.en} at a glance` })}
summary: ${yaml({ zh: `${title.zh}的规模与走势`, en: `Size and course of ${title.en}` })}
topic: operations
datasets:
  ${alias}:
    source: ${source}
    columns:
${columns.map(({ column }) => `      ${yamlKey(column.name)}: ${column.type}`).join('\n')}
---

# {title}

\`\`\`sql size
select count(*) as row_count from ${alias}
\`\`\`

\`\`\`kpi overview
data: size
figures:
  - value: row_count
    label: { zh: 我能看到的行数, en: Rows that I see }
\`\`\`
${firstChart(firstLook(columns, rows), { from: alias, rows })}
\`\`\`sql sample
select * from ${alias} limit 200
\`\`\`

\`\`\`table sample_rows
data: sample
title: { zh: 明细, en: Rows }
\`\`\`
`,
  }
}

const ownNames = new Set([
  'size',
  'overview',
  'first_look',
  'first_chart',
  'first_table',
  'sample',
  'sample_rows',
])

/** Words that YAML would read as something else than text. */
function yamlKey(name: string): string {
  return /^(?:true|false|null)$/.test(name) ? JSON.stringify(name) : name
}
