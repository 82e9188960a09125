import type { AppFiles } from '@aladdin/sdk/app/app.ts'
import type { Column } from '@aladdin/sdk/contract/dataset.ts'
import type { LocalText } from '@aladdin/sdk/contract/text.ts'

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
  readonly title: LocalText
  readonly columns: readonly Column[]
}

/**
 * A first app over one table: how many rows, the first number over the first date (or by the first text), and the
 * rows themselves. Only columns that the viewer may use are handed in.
 */
export function appFromDataset({ name, title, columns }: Start): AppFiles {
  const date = columns.find((column) => column.type === 'date')
  const label =
    columns.find((column) => column.type === 'text' && column.entity === undefined) ?? firstText(columns)
  const measure =
    columns.find((column) => column.type === 'number') ?? columns.find((column) => column.type === 'integer')
  const axis = date ?? label
  const value = measure === undefined ? 'count(*)' : `sum(${measure.name})`
  const valueTitle = measure?.title ?? { zh: '行数', en: 'Rows' }
  return {
    'app.md': `---
format: 1
title: { zh: ${quote(`${title.zh}一览`)}, en: ${quote(`${title.en} at a glance`)} }
summary: { zh: ${quote(`${title.zh}的规模与走势`)}, en: ${quote(`Size and course of ${title.en}`)} }
topic: operations
datasets:
  ${name}:
    source: ${name}
    columns:
${columns.map((column) => `      ${column.name}: ${column.type}`).join('\n')}
---

# {title}

\`\`\`sql size
select count(*) as row_count from ${name}
\`\`\`

\`\`\`kpi overview
data: size
figures:
  - value: row_count
    label: { zh: 我能看到的行数, en: Rows that I see }
\`\`\`
${axis === undefined ? '' : chartOf({ name, axis, value, valueTitle, isTime: axis === date })}
\`\`\`sql sample
select * from ${name} limit 200
\`\`\`

\`\`\`table sample_rows
data: sample
title: { zh: 明细, en: Rows }
\`\`\`
`,
  }
}

function firstText(columns: readonly Column[]): Column | undefined {
  return columns.find((column) => column.type === 'text')
}

interface FirstChart {
  readonly name: string
  readonly axis: Column
  readonly value: string
  readonly valueTitle: LocalText
  readonly isTime: boolean
}

function chartOf({ name, axis, value, valueTitle, isTime }: FirstChart): string {
  const order = isTime ? 'order by 1' : 'order by 2 desc limit 20'
  return `
\`\`\`sql course
select ${axis.name}, ${value} as value
from ${name}
group by ${axis.name}
${order}
\`\`\`

\`\`\`chart course_chart
kind: ${isTime ? 'line' : 'bar'}
data: course
title: { zh: ${quote(valueTitle.zh)}, en: ${quote(valueTitle.en)} }
x: ${axis.name}
y: value
\`\`\`
`
}

/** YAML text in double quotes, which JSON's quoting is a part of. */
function quote(text: string): string {
  return JSON.stringify(text)
}
