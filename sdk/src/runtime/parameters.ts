import type { App, InputBlock } from '../app/app.ts'
import type { LocalText } from '../contract/text.ts'
import type { ParameterValue, RunInputs, ViewerScope } from './block-state.ts'
import { dayOf, isDay } from './days.ts'
import { inputsOf, maxInteger, type Variable } from './parameter-types.ts'
import { quoteName, quoteText } from './quote.ts'

/** A value that an input does not take, and what it would take. */
export interface ParameterProblem {
  readonly name: string
  readonly message: LocalText
}

/**
 * The statement that gives a value to a variable of the engine. The only place where a value becomes SQL text; a
 * value that is not of the variable's type throws.
 */
export function setVariable(variable: Pick<Variable, 'name' | 'type' | 'value'>): string {
  return `set variable ${quoteName(variable.name)} = ${literal(variable)}`
}

/** Reads every `?name=value` of an address that names an input; what does not fit comes back as a problem. */
export function parametersFromSearch(
  app: App,
  search: string,
  context: { readonly today: string; readonly scope?: ViewerScope },
): {
  readonly parameters: Readonly<Record<string, ParameterValue>>
  readonly problems: readonly ParameterProblem[]
} {
  const query = new URLSearchParams(search)
  const parameters: Record<string, ParameterValue> = {}
  const problems: ParameterProblem[] = []
  for (const block of inputsOf(app)) {
    const text = query.get(block.name)
    if (text === null) continue
    const value = parameterFromText(block, text)
    const problem = checkParameter(block, value, context)
    if (problem) problems.push(problem)
    else parameters[block.name] = value
  }
  return { parameters, problems }
}

/** The other way round: only what differs from the block's default, so that addresses stay short. */
export function parametersToSearch(app: App, parameters: RunInputs['parameters']): string {
  const query = new URLSearchParams()
  for (const block of inputsOf(app)) {
    const value = parameters[block.name]
    if (value === undefined || sameValue(value, block.default)) continue
    query.set(block.name, Array.isArray(value) ? value.join('~') : String(value ?? ''))
  }
  return query.toString()
}

/** The value that a text means for an input; a range of days is written `from~to`, an empty text is no value. */
export function parameterFromText(block: InputBlock, text: string): ParameterValue {
  if (text === '') return null
  if (block.type === 'integer' || block.type === 'number') {
    const value = Number(text)
    return text.trim() === '' || Number.isNaN(value) ? text : value
  }
  if (block.type === 'daterange') {
    const [from, to, ...rest] = text.split(/~|,|\.\./)
    return from !== undefined && to !== undefined && rest.length === 0 ? [from, to] : text
  }
  return text
}

/** Undefined when the input takes the value. Choices that come from a query are checked by the coordinator. */
export function checkParameter(
  block: InputBlock,
  value: ParameterValue,
  { today, scope }: { readonly today: string; readonly scope?: ViewerScope },
): ParameterProblem | undefined {
  if (value === null) return undefined
  const wrong = (zh: string, en: string) => ({ name: block.name, message: { zh, en } })
  switch (block.type) {
    case 'text':
      return typeof value === 'string' ? undefined : wrong('请输入文字', 'enter a text')
    case 'integer':
    case 'number':
      return checkNumber(block, value, wrong)
    case 'date':
      return checkDay(block, value, { today, wrong })
    case 'daterange': {
      const range = Array.isArray(value) ? (value as readonly [string, string]) : undefined // the only list there is
      const days = range?.map((day) => dayOf(day, today))
      const [from, to] = days ?? []
      if (from === undefined || to === undefined) {
        return wrong(
          '请填写两个日期，如 2024-01-01~2024-01-31',
          'enter two days, such as 2024-01-01~2024-01-31',
        )
      }
      return from <= to
        ? undefined
        : wrong('开始日期在结束日期之后，请对调', 'the first day is after the last: swap them')
    }
    case 'choice': {
      if (typeof value !== 'string') return wrong('请选择一项', 'choose one of the choices')
      if (block.choices.from === 'query') return undefined
      const items = block.choices.items.map((item) => item.value)
      if (items.includes(value)) return undefined
      return wrong(`请选择：${items.join('、')}`, `choose one of: ${items.join(', ')}`)
    }
    case 'branch':
      if (typeof value !== 'string') return wrong('请选择机构', 'choose a branch')
      if (!scope || scope.branches.length === 0 || scope.branches.some((branch) => branch.id === value))
        return undefined
      return wrong('您不能查看该机构，请选择本机构或下级机构', 'choose your own branch or one below it')
  }
}

type Wrong = (zh: string, en: string) => ParameterProblem

function checkNumber(
  block: InputBlock & { type: 'integer' | 'number' },
  value: ParameterValue,
  wrong: Wrong,
): ParameterProblem | undefined {
  if (typeof value !== 'number' || !Number.isFinite(value)) return wrong('请输入数字', 'enter a number')
  if (block.type === 'integer' && !Number.isSafeInteger(value)) {
    return wrong('请输入整数', 'enter a whole number')
  }
  const widest = block.type === 'integer' ? maxInteger : Number.POSITIVE_INFINITY
  const [low, high] = block.range ?? [-widest, widest]
  if (value >= low && value <= high) return undefined
  return wrong(`请输入 ${low} 到 ${high} 之间的数`, `enter a number from ${low} to ${high}`)
}

function checkDay(
  block: InputBlock & { type: 'date' },
  value: ParameterValue,
  { today, wrong }: { today: string; wrong: Wrong },
): ParameterProblem | undefined {
  const day = typeof value === 'string' ? dayOf(value, today) : undefined
  if (day === undefined) return wrong('请输入日期，如 2024-01-31', 'enter a day, such as 2024-01-31')
  const [low, high] = (block.range ?? ['0001-01-01', '9999-12-31']).map((end) => dayOf(end, today) ?? end)
  if (low !== undefined && high !== undefined && (day < low || day > high)) {
    return wrong(`请选择 ${low} 到 ${high} 之间的日期`, `choose a day from ${low} to ${high}`)
  }
  return undefined
}

function literal({ name, type, value }: Pick<Variable, 'name' | 'type' | 'value'>): string {
  if (value === null) return `cast(null as ${type})`
  switch (type) {
    case 'varchar':
      if (typeof value === 'string') return `cast(${quoteText(value)} as varchar)`
      break
    case 'integer':
    case 'bigint':
      if (typeof value === 'number' && Number.isSafeInteger(value)) return `cast(${value} as ${type})`
      break
    case 'double':
      if (typeof value === 'number' && Number.isFinite(value))
        return `cast(${quoteText(String(value))} as double)`
      break
    case 'date':
      if (typeof value === 'string' && isDay(value)) return `cast(${quoteText(value)} as date)`
      break
  }
  throw new TypeError(`value of parameter ${name} is not a ${type}`)
}

function sameValue(left: ParameterValue, right: ParameterValue): boolean {
  return JSON.stringify(left) === JSON.stringify(right)
}
