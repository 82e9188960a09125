import type { Table } from 'apache-arrow'
import { MethodRefusal, type MethodCall } from '../method.ts'
import type { Feature } from '../training/feature.ts'
import { outcomeSql, readRows, trainingQuery } from '../training/read-rows.ts'

const fewestInArm = 100
const fewestOutcomes = 20
const armColumn = '__arm'
const armsColumn = '__arms'

/** Rows of an experiment: who was contacted, what came of it, and what was known before. */
export interface ExperimentRows {
  readonly isTreated: Uint8Array
  readonly outcomes: Uint8Array
  readonly features: readonly Feature[]
  readonly unused: readonly { readonly name: string; readonly why: string }[]
}

/** The query of the fit: outcome, arm, number of different arms, then the columns, in an order that the seed drew. */
export function experimentQuery(call: MethodCall): string {
  return trainingQuery(asTraining(call))
}

/** Reads the query's rows; throws where two arms cannot be told apart or are too small. */
export function readExperiment(table: Table, call: MethodCall): ExperimentRows {
  const [arm, outcome] = [columnOf(call, 'arm'), columnOf(call, 'outcome')]
  const arms = numbersOf(table, armColumn)
  const different = numbersOf(table, armsColumn)[0] ?? 0
  if (different !== 2 || !arms.includes(1) || !arms.includes(0)) {
    throw refusal(
      different === 2
        ? `看不出分组列 ${arm} 的哪个值是联系、哪个是对照，请用 treated 写明`
        : `分组列 ${arm} 有 ${different} 种取值，应正好两种：联系与对照。请先筛选出两组`,
      different === 2
        ? `of the two values of the arm ${arm} it is not clear which means contacted: say it with treated`
        : `the arm ${arm} has ${different} values and must have two, contacted and control: filter the rows to two arms first`,
    )
  }
  const wanted = numbersOf(table, '__outcome')
  if (wanted.some((value) => value !== 0 && value !== 1)) {
    throw refusal(
      `结果列 ${outcome} 应只有两种取值，请用 positive 写明哪个值是想要的结果`,
      `the outcome ${outcome} must have two values: say with positive which one is wanted`,
    )
  }
  for (const [side, zh, en] of [
    [1, '联系组', 'contacted'],
    [0, '对照组', 'control'],
  ] as const) {
    const rows = wanted.filter((_, row) => arms[row] === side)
    const hits = rows.reduce((sum, each) => sum + each, 0)
    if (rows.length < fewestInArm || hits < fewestOutcomes || rows.length - hits < fewestOutcomes) {
      throw refusal(
        `${zh}有 ${rows.length} 行，其中 ${outcome} 为是的 ${hits} 行；至少要 ${fewestInArm} 行，是与否各 ${fewestOutcomes} 行。请扩大数据范围`,
        `the ${en} arm has ${rows.length} rows, ${hits} of them with ${outcome}; it needs ${fewestInArm}, and ${fewestOutcomes} of either outcome: widen the data`,
      )
    }
  }
  const { features, unused } = readRows(table, asTraining(call))
  const isOwn = ({ name }: { readonly name: string }) => name === armColumn || name === armsColumn
  return {
    isTreated: Uint8Array.from(arms),
    outcomes: Uint8Array.from(wanted),
    features: features.filter((each) => !isOwn(each)),
    unused: unused.filter((each) => !isOwn(each)),
  }
}

/** The same rows as any method reads them, with the arm as two more columns. */
function asTraining(call: MethodCall): MethodCall {
  const { quote, columns, relations, options } = call
  const [arm, outcome] = [columnOf(call, 'arm'), columnOf(call, 'outcome')]
  const asked = options['columns'] as readonly string[] | undefined // checked against the schema
  const known = columns['data'] ?? []
  return {
    ...call,
    relations: {
      ...relations,
      data: `(select *, ${armSql(quote(arm), options['treated'])} as "${armColumn}",
  (count(distinct ${quote(arm)}) over ())::double as "${armsColumn}"
  from ${relations['data'] ?? ''} where ${quote(arm)} is not null and trim(cast(${quote(arm)} as varchar)) <> '')`,
    },
    columns: {
      ...columns,
      data: [
        { name: armColumn, type: 'DOUBLE' },
        { name: armsColumn, type: 'DOUBLE' },
        ...known.filter(({ name }) => name !== arm),
      ],
    },
    options: {
      ...options,
      target: outcome,
      bad: options['positive'],
      ...(asked === undefined
        ? {}
        : { columns: [armColumn, armsColumn, ...asked.filter((name) => name !== arm)] }),
    },
  }
}

/** 1 is contacted, 0 control; neither stays not a number. Files write this in many words. */
function armSql(arm: string, treated: unknown): string {
  if (treated !== undefined && treated !== null && treated !== '') return outcomeSql(arm, treated)
  const word = `lower(trim(cast(${arm} as varchar)))`
  return `(case when ${word} in ('0', '0.0', 'false', 'f', 'no', 'n', 'none', 'holdout', '否')
    or ${word} like 'control%' or ${word} like 'no %' or ${word} like 'no-%' or ${word} like '%对照%' or ${word} like '未%' or ${word} like '不%' then 0 else 1 end)::double`
}

/** The column that an option names, as the data spells it. */
function columnOf(call: MethodCall, option: 'arm' | 'outcome'): string {
  const wanted = String(call.options[option])
  const known = call.columns['data'] ?? []
  const found = known.find(({ name }) => name.toLowerCase() === wanted.toLowerCase())
  if (found !== undefined) return found.name
  const some = known.slice(0, 12).map(({ name }) => name)
  throw refusal(
    `数据中没有列 ${wanted}，请用 ${option} 改为其中之一：${some.join('、')}`,
    `the data has no column ${wanted}: with ${option} name one of ${some.join(', ')}`,
  )
}

function numbersOf(table: Table, name: string): Float64Array {
  // the query casts each number to double and leaves no null
  return Float64Array.from((table.getChild(name)?.toArray() ?? []) as Float64Array)
}

function refusal(zh: string, en: string): MethodRefusal {
  return new MethodRefusal({ zh, en })
}
