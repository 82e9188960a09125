import { isReservedWord } from '@aladdin/sdk/app/names.ts'
import type { Column } from '@aladdin/sdk/contract/dataset.ts'
import type { LocalText } from '@aladdin/sdk/contract/text.ts'
import { quoteName } from '@aladdin/sdk/ingest/quote.ts'
import { isAddable, type FirstLook } from './first-look.ts'

/** Most values that a histogram counts one by one; of larger tables it takes an even sample. */
const sampledRows = 5000

/** The query and the chart of a first look, as an author would write them. */
export function firstChart(look: FirstLook, { from, rows }: { from: string; rows: number }): string {
  switch (look.kind) {
    case 'course': {
      const day = look.day.type === 'timestamp' ? `${sqlName(look.day)}::date` : sqlName(look.day)
      const sum = summed(look.measure)
      const query = `select ${day} as day, ${sum.sql} as total\nfrom ${from}\nwhere ${sqlName(look.day)} is not null\ngroup by all\norder by day`
      return blocks(query, `kind: line\n`, {
        title: sum.perDay,
        x: 'day',
        y: { column: 'total', label: sum.title },
      })
    }
    case 'categories': {
      const sum = summed(look.measure)
      const query = `select ${sqlName(look.category)}::varchar as category, ${sum.sql} as total\nfrom ${from}\nwhere ${sqlName(look.category)} is not null\ngroup by all\norder by total desc, category`
      return blocks(query, `kind: bar\nhorizontal: true\n`, {
        title: by(sum.title, look.category),
        x: 'category',
        y: { column: 'total', label: sum.title },
      })
    }
    case 'spread': {
      const isSampled = rows > sampledRows
      const sample = isSampled ? `\nusing sample reservoir(${sampledRows} rows) repeatable (1)` : ''
      const { zh, en } = look.measure.title
      const title = isSampled
        ? {
            zh: `${zh}的分布（抽样 ${sampledRows} 行）`,
            en: `Distribution of ${en} (sample of ${sampledRows} rows)`,
          }
        : { zh: `${zh}的分布`, en: `Distribution of ${en}` }
      const query = `select ${sqlName(look.measure)} as amount\nfrom ${from}${sample}`
      return blocks(query, `kind: histogram\n`, { title, x: 'amount' })
    }
    case 'counts': {
      const query = `select ${sqlName(look.text)} as entry, count(*) as row_count\nfrom ${from}\nwhere ${sqlName(look.text)} is not null\ngroup by all\norder by row_count desc, entry\nlimit 20`
      const columns = `columns:\n  - { name: entry, label: ${yaml(look.text.title)} }\n  - { name: row_count, label: { zh: 行数, en: Rows }, format: integer }\n`
      const title = { zh: `${look.text.title.zh}最常见的取值`, en: `Most frequent: ${look.text.title.en}` }
      return `\n${fence('sql first_look', query)}\n${fence('table first_table', `data: first_look\ntitle: ${yaml(title)}\n${columns}`)}`
    }
    case 'rows':
      return ''
  }
}

/** A column in SQL that the author reads: quoted only where it must be. */
function sqlName({ name }: Pick<Column, 'name'>): string {
  return isReservedWord(name) ? quoteName(name) : name
}

/** A text in both languages as YAML; JSON's quoting is a part of YAML's. */
export function yaml({ zh, en }: LocalText): string {
  return `{ zh: ${JSON.stringify(zh)}, en: ${JSON.stringify(en)} }`
}

interface Summed {
  readonly sql: string
  readonly title: LocalText
  readonly perDay: LocalText
}

/** What is drawn: the sum of what adds up, the average of what does not, else how many rows. */
function summed(measure: Column | undefined): Summed {
  if (measure === undefined) {
    return {
      sql: 'count(*)',
      title: { zh: '行数', en: 'Rows' },
      perDay: { zh: '每天的行数', en: 'Rows per day' },
    }
  }
  const { zh, en } = measure.title
  return isAddable(measure)
    ? {
        sql: `sum(${sqlName(measure)})`,
        title: { zh: `${zh}合计`, en: `Total ${en}` },
        perDay: { zh: `每天的${zh}合计`, en: `Total ${en} per day` },
      }
    : {
        sql: `avg(${sqlName(measure)})`,
        title: { zh: `平均${zh}`, en: `Average ${en}` },
        perDay: { zh: `每天的平均${zh}`, en: `Average ${en} per day` },
      }
}

function by(title: LocalText, category: Column): LocalText {
  return { zh: `各${category.title.zh}的${title.zh}`, en: `${title.en} by ${category.title.en}` }
}

function blocks(
  query: string,
  kind: string,
  chart: {
    readonly title: LocalText
    readonly x: string
    readonly y?: { readonly column: string; readonly label: LocalText }
  },
): string {
  const y =
    chart.y === undefined ? '' : `y:\n  - { column: ${chart.y.column}, label: ${yaml(chart.y.label)} }\n`
  const body = `${kind}data: first_look\ntitle: ${yaml(chart.title)}\nx: ${chart.x}\n${y}`
  return `\n${fence('sql first_look', query)}\n${fence('chart first_chart', body)}`
}

function fence(head: string, body: string): string {
  return `\`\`\`${head}\n${body.trimEnd()}\n\`\`\`\n`
}
