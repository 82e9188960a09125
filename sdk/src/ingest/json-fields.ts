import type { LocalText } from '../contract/text.ts'

/** What a field is in the file; it decides whether digits are a number or a code. */
export type JsonKind = 'text' | 'number' | 'boolean' | 'nested'

export interface JsonField {
  readonly text: string
  readonly kind: JsonKind
}

export interface JsonRecord {
  readonly fields: ReadonlyMap<string, JsonField>
  /** Why it is none. */
  readonly fault?: LocalText
}

/** Deeper objects and all lists stay JSON text in one column. */
const mostLevels = 6

/**
 * The fields of one object under their headers: `a` and, for an object in `a`, `a.b`. `whole` names the objects that
 * stay JSON text because their keys are values rather than names. Numbers keep all their digits.
 */
export function readRecord(text: string, whole: ReadonlySet<string>): JsonRecord {
  let value: unknown
  try {
    value = parseExactly(text)
  } catch {
    return { fields: new Map(), fault: notJson }
  }
  if (!isObject(value)) return { fields: new Map(), fault: notObject }
  const fields = new Map<string, JsonField>()
  const twice = collect({ value, prefix: '', level: 1 }, { fields, whole })
  if (twice !== undefined) return { fields, fault: twiceNamed(twice) }
  if ([...fields.values()].some((field) => field.text.includes('\0'))) return { fields, fault: holdsNul }
  return { fields }
}

interface Place {
  readonly value: Readonly<Record<string, unknown>>
  readonly prefix: string
  readonly level: number
}

interface Collected {
  readonly fields: Map<string, JsonField>
  readonly whole: ReadonlySet<string>
}

/** The header that two fields would share, if there is one. */
function collect({ value, prefix, level }: Place, into: Collected): string | undefined {
  for (const [key, inner] of Object.entries(value)) {
    const header = `${prefix}${key}`
    if (isObject(inner) && !isExact(inner) && level < mostLevels && !into.whole.has(header)) {
      const twice = collect({ value: inner, prefix: `${header}.`, level: level + 1 }, into)
      if (twice !== undefined) return twice
      continue
    }
    if (inner === null || inner === undefined) continue
    if (into.fields.has(header)) return header
    into.fields.set(header, toField(inner))
  }
  return undefined
}

function toField(value: unknown): JsonField {
  if (typeof value === 'string') return { text: value, kind: 'text' }
  if (typeof value === 'boolean') return { text: String(value), kind: 'boolean' }
  if (typeof value === 'number') return { text: String(value), kind: 'number' }
  if (isExact(value)) return { text: value.rawJSON, kind: 'number' }
  return { text: JSON.stringify(value), kind: 'nested' }
}

interface ExactNumber {
  readonly rawJSON: string
}

/** The parts of `JSON` that the language has and its types do not know yet. */
interface ExactJson {
  rawJSON(text: string): ExactNumber
  isRawJSON(value: unknown): boolean
}
const exactJson = JSON as unknown as ExactJson // see ExactJson

/** A number of more than 15 digits keeps the text of the file. */
function parseExactly(text: string): unknown {
  if (!/[0-9.]{16}/.test(text)) return JSON.parse(text)
  const revive = (_key: string, value: unknown, context?: { readonly source?: string }): unknown =>
    typeof value === 'number' && (context?.source?.length ?? 0) > 15
      ? exactJson.rawJSON(context?.source ?? '')
      : value
  return JSON.parse(text, revive)
}

function isExact(value: unknown): value is ExactNumber {
  return exactJson.isRawJSON(value)
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const notJson: LocalText = {
  zh: '这不是完整的 JSON。请检查引号、逗号和括号，或重新导出。',
  en: 'It is not complete JSON. Check quotes, commas and brackets, or export it again.',
}
const notObject: LocalText = {
  zh: '这不是 {"列名": 值} 形式的对象。请把每行写成一个对象。',
  en: 'It is not an object such as {"column": value}. Write every row as one object.',
}
const holdsNul: LocalText = {
  zh: '值里有空字符（\\u0000），无法保存。请去掉它。',
  en: 'A value holds a NUL character (\\u0000), which cannot be kept. Remove it.',
}

function twiceNamed(header: string): LocalText {
  return {
    zh: `“${header}”出现了两次。请给其中一个改名。`,
    en: `“${header}” stands there twice. Rename one of them.`,
  }
}
