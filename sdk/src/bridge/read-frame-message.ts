import type { FrameMessage } from './messages.ts'

/**
 * Reads what a frame said. Undefined means that no honest runner says this: the host then ends the frame.
 * Written by hand because a schema compiler needs `eval`, which the host page's policy refuses.
 */
export function readFrameMessage(value: unknown): FrameMessage | undefined {
  if (!isRecord(value) || typeof value['kind'] !== 'string') return undefined
  const check = Object.hasOwn(checks, value['kind']) ? checks[value['kind']] : undefined
  // The check of this kind has just proved the shape.
  return check?.(value) ? (value as unknown as FrameMessage) : undefined
}

type Fields = Readonly<Record<string, unknown>>
type Check = (fields: Fields) => boolean

const checks: Readonly<Record<string, Check>> = {
  started: (fields) => only(fields, []),
  settled: (fields) => only(fields, []),
  pong: (fields) => only(fields, ['beat']) && isCount(fields['beat']),
  progress: (fields) =>
    only(fields, ['stage']) && ['engine', 'data', 'compute', 'draw'].includes(String(fields['stage'])),
  'engine-ready': (fields) => only(fields, ['version']) && isText(fields['version'], 40),
  states: (fields) => only(fields, ['states']) && isStates(fields['states']),
  parameters: (fields) => only(fields, ['parameters']) && isParameters(fields['parameters']),
  height: (fields) => only(fields, ['pixels']) && isCount(fields['pixels']),
  selected: (fields) => only(fields, ['block']) && isText(fields['block'], 80),
  answer: (fields) => only(fields, ['id', 'answer']) && isCount(fields['id']) && isAnswer(fields['answer']),
  broken: (fields) => only(fields, ['message']) && isText(fields['message'], 4000),
  'engine-failed': (fields) => only(fields, ['message']) && isText(fields['message'], 4000),
}

function isStates(value: unknown): boolean {
  return (
    isRecord(value) &&
    Object.entries(value).length <= 1000 &&
    Object.entries(value).every(([block, state]) => isText(block, 80) && isSummary(state))
  )
}

function isSummary(value: unknown): boolean {
  if (!isRecord(value)) return false
  const { columns, place, message, fix } = value
  return (
    only(value, [
      'status',
      'rows',
      'truncated',
      'elapsedMs',
      'reused',
      'columns',
      'message',
      'code',
      'place',
      'fix',
      'detail',
      'total',
    ]) &&
    ['waiting', 'running', 'done', 'failed'].includes(String(value['status'])) &&
    [value['rows'], value['total'], value['elapsedMs']].every((one) => one === undefined || isAmount(one)) &&
    [value['truncated'], value['reused']].every((one) => one === undefined || typeof one === 'boolean') &&
    (columns === undefined || isColumns(columns)) &&
    [message, fix].every((one) => one === undefined || isLocalText(one)) &&
    (value['code'] === undefined || isText(value['code'], 80)) &&
    (value['detail'] === undefined || isText(value['detail'], 8000)) &&
    (place === undefined || (isRecord(place) && isText(place['file'], 200) && isCount(place['line'])))
  )
}

function isAnswer(value: unknown): boolean {
  if (!isRecord(value)) return false
  if (value['ok'] === false) {
    const { line } = value
    return (
      isText(value['code'], 80) && isText(value['message'], 8000) && (line === undefined || isCount(line))
    )
  }
  const { rows } = value
  return (
    value['ok'] === true &&
    isColumns(value['columns']) &&
    typeof value['truncated'] === 'boolean' &&
    isAmount(value['elapsedMs']) &&
    Array.isArray(rows) &&
    rows.length <= mostRows &&
    rows.every((row) => Array.isArray(row) && row.length <= mostColumns && row.every(isCell))
  )
}

/** Most rows of one answer: what an export of one result may hold. */
export const mostRows = 200_000
const mostColumns = 2000

function isColumns(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.length <= mostColumns &&
    value.every((one) => isRecord(one) && isText(one['name'], 2000) && isText(one['type'], 2000))
  )
}

function isParameters(value: unknown): boolean {
  return isRecord(value) && Object.keys(value).length <= 100 && Object.values(value).every(isParameter)
}

function isParameter(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 2 && value.every((day) => isText(day, 40))
  return isCell(value) && (typeof value !== 'string' || value.length <= 2000)
}

function isCell(value: unknown): boolean {
  return (
    value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
  )
}

function isLocalText(value: unknown): boolean {
  return (
    isRecord(value) && only(value, ['zh', 'en']) && isText(value['zh'], 4000) && isText(value['en'], 4000)
  )
}

function isText(value: unknown, longest: number): value is string {
  return typeof value === 'string' && value.length <= longest
}

function isAmount(value: unknown): boolean {
  return typeof value === 'number' && value >= 0
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && isAmount(value)
}

function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function only(fields: Fields, names: readonly string[]): boolean {
  return Object.keys(fields).every((name) => name === 'kind' || names.includes(name))
}
