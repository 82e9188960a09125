import type { Place } from '../app/app.ts'
import type { BlockFailure } from './block-state.ts'
import type { EngineError } from './engine.ts'

/** Where a failed statement's text came from. */
export interface FailureOrigin {
  readonly place: Place
  /** Lines that the platform put before the block's text; undefined when the text is not the block's own. */
  readonly linesBefore?: number
  /** Names of relations that the app has: DuckDB also proposes tables of its own. */
  readonly relations: readonly string[]
}

/** Says what is wrong in the words of the bank, on the block's line, with the fix where DuckDB names one. */
export function failureOf(error: EngineError, origin: FailureOrigin): BlockFailure {
  const line = origin.linesBefore === undefined ? undefined : error.line
  const inBlock = Math.max(1, (line ?? 1) - (origin.linesBefore ?? 0))
  const place = { file: origin.place.file, line: origin.place.line + (line === undefined ? 0 : inBlock - 1) }
  const kind = kindOf(error, origin)
  return { ...kind, place, detail: withoutStatement(error.message) }
}

type Kind = Pick<BlockFailure, 'code' | 'message' | 'fix'>

function kindOf(error: EngineError, origin: FailureOrigin): Kind {
  if (error.kind === 'out-of-memory')
    return said(
      'out-of-memory',
      '内存不够，请先筛选或汇总数据',
      'not enough memory: filter or aggregate first',
    )
  if (error.kind === 'fatal') {
    return said(
      'engine-stopped',
      '这个区块让计算引擎停止了，请减少它一次处理的数据',
      'this block stopped the engine: let it work on less data',
    )
  }
  for (const [pattern, toKind] of kinds) {
    const match = pattern.exec(error.message)
    const kind = match && toKind(match, { error, origin })
    if (kind) return kind
  }
  return said(
    'query-failed',
    '查询出错，请看下面引擎给出的原因',
    'the query failed: see the reason that the engine gives',
  )
}

type ToKind = (
  match: RegExpExecArray,
  context: { error: EngineError; origin: FailureOrigin },
) => Kind | undefined

const kinds: readonly (readonly [RegExp, ToKind])[] = [
  [
    /Referenced (?:column|table) "([^"]+)" (?:was )?not found|does not have a column named "([^"]+)"|column named "([^"]+)" (?:does not exist|not found)/i,
    (match, { error }) => {
      const name = match[1] ?? match[2] ?? match[3] ?? ''
      const candidates = quoted(/Candidate bindings: ?:?([^\n]*)/.exec(error.message)?.[1] ?? '')
      return withFix(said('unknown-column', `没有列 ${name}`, `there is no column ${name}`), candidates)
    },
  ],
  [
    /Table with name ([^\s]+) does not exist/i,
    (match, { error, origin }) => {
      const guess = /Did you mean "([^"]+)"/.exec(error.message)?.[1]?.split('.').at(-1)
      const known = origin.relations.filter((name) => name === guess)
      return withFix(
        said('unknown-table', `没有表 ${match[1]}`, `there is no table ${match[1]}`),
        known.length > 0 ? known : origin.relations,
      )
    },
  ],
  [
    /Function with name "?([^\s"]+)"? (?:does not exist|is not in the catalog)/i,
    (match, { error }) =>
      /extension/i.test(error.message)
        ? undefined
        : withFix(
            said('unknown-function', `没有函数 ${match[1]}`, `there is no function ${match[1]}`),
            quoted(/Did you mean ([^\n]*)/.exec(error.message)?.[1] ?? ''),
          ),
  ],
  [
    /extension/i,
    () =>
      said(
        'needs-extension',
        '此处用到的函数需要扩展，本平台没有安装，请换一种写法',
        'this function needs an extension that is not installed: write it another way',
      ),
  ],
  [
    /No function matches the given name and argument types '([^']+)'|Could not choose a best candidate function for the function call "([^"]+)"/i,
    (match) => {
      const call = match[1] ?? match[2] ?? ''
      return said(
        'type-mismatch',
        `参数类型不对：${call}，请用 cast 转换类型`,
        `wrong types in ${call}: convert with cast`,
      )
    },
  ],
  [
    /Cannot compare values of type ([^\s]+) and (?:type )?([^\s]+)|Cannot (?:mix|combine) (?:values of )?types? ([^\s]+) and ([^\s]+)/i,
    (match) => {
      const [left, right] = [match[1] ?? match[3], match[2] ?? match[4]]
      return said(
        'type-mismatch',
        `不能比较 ${left} 与 ${right}，请用 cast 转换成同一类型`,
        `cannot compare ${left} with ${right}: convert one with cast`,
      )
    },
  ],
  [
    /Conversion Error: (?:Could not convert [^']*'?(.*?)'? to (\w+)|[^\n]*)/i,
    () =>
      said(
        'conversion',
        '有值不能转换成所要的类型，可用 try_cast 让它成为空值',
        'a value does not convert to the wanted type: try_cast makes it empty instead',
      ),
  ],
  [
    /syntax error at or near "([^"]*)"/i,
    (match) =>
      said(
        'syntax',
        `「${match[1]}」附近有语法错误，请检查逗号、括号和关键字`,
        `syntax error near “${match[1]}”: check commas, brackets and keywords`,
      ),
  ],
  [
    /syntax error at end of input|unterminated/i,
    () => said('syntax', '查询没有写完，请补全', 'the query ends too early: complete it'),
  ],
  [
    /^Parser Error/i,
    () =>
      said(
        'syntax',
        '有语法错误，请看下面引擎给出的原因',
        'syntax error: see the reason that the engine gives',
      ),
  ],
  [
    /column "([^"]+)" must appear in the GROUP BY clause/i,
    (match) =>
      said(
        'not-grouped',
        `列 ${match[1]} 既没有分组也没有汇总，请加入 group by 或用 any_value()`,
        `column ${match[1]} is neither grouped nor aggregated: add it to group by or use any_value()`,
      ),
  ],
  [
    /Ambiguous reference to column name "([^"]+)"/i,
    (match, { error }) =>
      withFix(
        said(
          'ambiguous-column',
          `列 ${match[1]} 在多个表中都有`,
          `column ${match[1]} is in more than one table`,
        ),
        quoted(/\(use:([^)]*)\)/.exec(error.message)?.[1] ?? ''),
      ),
  ],
  [
    /More than one row returned by a subquery/i,
    () =>
      said(
        'scalar-subquery',
        '子查询返回了多行，请加汇总或 limit 1',
        'a subquery gave more than one row: aggregate or add limit 1',
      ),
  ],
  [
    /division by zero|divide by zero/i,
    () => said('division-by-zero', '除数为零，请用 nullif(…, 0)', 'division by zero: use nullif(…, 0)'),
  ],
  [
    /Out of Range Error/i,
    () =>
      said(
        'overflow',
        '数值超出范围，请先转换成 double',
        'a number is out of range: convert to double first',
      ),
  ],
  [
    /Permission Error|file system operations are disabled|lock(?:ed)? (?:the )?configuration|configuration has been locked/i,
    () =>
      said(
        'not-allowed',
        '应用只能读取它声明的数据集',
        'an app reads only the datasets that it declares: remove this',
      ),
  ],
  [
    /^Invalid Input Error: (.*)/i,
    () =>
      said(
        'invalid-input',
        '输入的值不合要求，请看下面引擎给出的原因',
        'a value is not acceptable: see the reason that the engine gives',
      ),
  ],
]

function said(code: string, zh: string, en: string): Kind {
  return { code, message: { zh, en } }
}

/** Adds the names that would do, at most five. */
function withFix(kind: Kind, candidates: readonly string[]): Kind {
  if (candidates.length === 0) return kind
  const names = [...new Set(candidates)].slice(0, 5)
  return { ...kind, fix: { zh: `请改用 ${names.join('、')}`, en: `use ${names.join(', ')}` } }
}

function quoted(text: string): readonly string[] {
  return [...text.matchAll(/"([^"]+)"/g)].map((match) => match[1] ?? '')
}

/** Without the echo of the statement, which holds text that the platform put there. */
function withoutStatement(text: string): string {
  return text.replace(/\n+LINE \d+:[\s\S]*$/, '')
}
