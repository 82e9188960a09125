import type { LocalText } from '@aladdin/sdk/contract/text.ts'

interface SchemaError {
  readonly keyword: string
  readonly instancePath: string
  readonly params: object
  readonly message: string
}

/** A part of a request is not as its schema declares it. */
export class InputError extends Error {
  override readonly name = 'InputError'
  /** One sentence part for people. */
  readonly detail: LocalText
  /** Every place, for programs. */
  readonly places: readonly { readonly path: string; readonly reason: string }[]

  constructor(part: string, errors: readonly SchemaError[]) {
    const telling = errors.filter((error) => error.keyword !== 'boolean')
    super(`${part} is not as declared`)
    this.places = telling.slice(0, 20).map((error) => ({
      path: `${part}${error.instancePath}`,
      reason: error.message,
    }))
    this.detail = describe(part, telling[0])
  }
}

function describe(part: string, error: SchemaError | undefined): LocalText {
  if (error === undefined) return { zh: part, en: part }
  const where = error.instancePath.slice(1).replaceAll('/', '.') || part
  const names = namesIn(error.params)
  const [zh, en] = reasons[error.keyword] ?? ['的格式不对', 'is not in the expected form']
  return { zh: `「${where}」${zh}${names}`, en: `"${where}" ${en}${names === '' ? '' : ` ${names}`}` }
}

function namesIn(params: object): string {
  const lists = Object.values(params).filter((value): value is string[] => Array.isArray(value))
  return lists.flat().join(', ')
}

const reasons: Readonly<Record<string, readonly [string, string]>> = {
  required: ['缺少', 'lacks'],
  additionalProperties: ['不应包含', 'must not have'],
  minLength: ['太短', 'is too short'],
  maxLength: ['太长', 'is too long'],
  minItems: ['的项目太少', 'has too few items'],
  maxItems: ['的项目太多', 'has too many items'],
  minimum: ['太小', 'is too small'],
  maximum: ['太大', 'is too large'],
  pattern: ['含有不允许的字符', 'has characters that are not allowed'],
  type: ['的类型不对，应为 ', 'is of the wrong type'],
  const: ['不是允许的值', 'is not one of the allowed values'],
  anyOf: ['不是允许的值', 'is not one of the allowed values'],
}
