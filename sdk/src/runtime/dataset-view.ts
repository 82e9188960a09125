import type { AppDataset } from '../app/app.ts'
import type { ColumnType } from '../contract/dataset.ts'
import type { LocalText } from '../contract/text.ts'
import { toEngineError } from './engine-failure.ts'
import type { Engine } from './engine.ts'
import { datasetDatabase } from './lock-down.ts'
import { quoteName } from './quote.ts'

/**
 * The statement that makes the view of a dataset: exactly the declared columns in the declared order (every one
 * where none is declared), or what is
 * wrong with the attached file.
 */
export async function datasetView(
  engine: Engine,
  dataset: AppDataset,
): Promise<{ sql: string } | { wrong: LocalText }> {
  const types = await columnTypes(engine, dataset.alias)
  if (types.size === 0) {
    return {
      wrong: {
        zh: `数据集 ${dataset.alias} 没有数据，请先绑定一个数据集`,
        en: `dataset ${dataset.alias} has no data: bind a dataset first`,
      },
    }
  }
  const wrong = dataset.columns.flatMap((column) => mismatch(column, types.get(column.name.toLowerCase())))
  if (wrong.length > 0) {
    return {
      wrong: {
        zh: `数据集 ${dataset.alias} 与声明不符：${wrong.map((each) => each.zh).join('；')}。请改声明或换一个数据集`,
        en: `dataset ${dataset.alias} is not as declared: ${wrong.map((each) => each.en).join('; ')}. Change the declaration or bind another dataset`,
      },
    }
  }
  const columns = dataset.columns.map((column) => {
    // names compare without case, as everywhere in SQL; the app sees the spelling that it declared
    const name = quoteName(column.name)
    if (column.type === types.get(column.name.toLowerCase())) return `${name} as ${name}`
    return `cast(${name} as ${column.type === 'text' ? 'varchar' : 'double'}) as ${name}`
  })
  const from = `${quoteName(datasetDatabase(dataset.alias))}.main.data`
  return {
    sql: `create or replace temp view ${quoteName(dataset.alias)} as select ${columns.join(', ') || '*'} from ${from}`,
  }
}

/** The type of a dataset's column that a type of DuckDB belongs to; undefined for nested and other types. */
export function columnTypeOf(duckdbType: string): ColumnType | undefined {
  const type = duckdbType.toUpperCase()
  if (/^(VARCHAR|ENUM)/.test(type)) return 'text'
  if (/^U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?$/.test(type)) return 'integer'
  if (/^(DECIMAL|DOUBLE|FLOAT)/.test(type)) return 'number'
  if (type === 'BOOLEAN') return 'boolean'
  if (type === 'DATE') return 'date'
  return type.startsWith('TIMESTAMP') ? 'timestamp' : undefined
}

async function columnTypes(
  engine: Engine,
  alias: string,
): Promise<ReadonlyMap<string, ColumnType | undefined>> {
  const data = `${quoteName(datasetDatabase(alias))}.main.data`
  try {
    // the catalog function over all columns lists every system view first, which takes a third of a second
    const { table } = await engine.query(`select column_name, column_type from (describe ${data})`)
    return new Map(
      table
        .toArray()
        .map((row) => [String(row['column_name']).toLowerCase(), columnTypeOf(String(row['column_type']))]),
    )
  } catch (thrown) {
    // nothing is attached under this alias
    if (toEngineError(thrown).kind === 'query') return new Map()
    throw thrown
  }
}

function mismatch(
  column: AppDataset['columns'][number],
  actual: ColumnType | undefined,
): readonly LocalText[] {
  if (actual === column.type || (column.type === 'number' && actual === 'integer')) return []
  // Every value can be read as text, so an app that asks for text takes keys and flags of any type.
  if (actual !== undefined && column.type === 'text') return []
  if (actual === undefined)
    return [
      {
        zh: `缺少列 ${column.name}（${column.type}）`,
        en: `column ${column.name} (${column.type}) is missing`,
      },
    ]
  return [
    {
      zh: `列 ${column.name} 应为 ${column.type}，实际是 ${actual}`,
      en: `column ${column.name} should be ${column.type} and is ${actual}`,
    },
  ]
}
