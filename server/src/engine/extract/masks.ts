import type { ColumnType } from '@aladdin/sdk/contract/dataset.ts'
import type { MaskName } from '@aladdin/sdk/contract/policy.ts'
import { quoteText } from '@aladdin/sdk/ingest/quote.ts'
import { maskedName } from './mask-name.ts'

interface Mask {
  /** Types of column that it fits; the masked value has the same type. */
  readonly types: readonly ColumnType[]
  /** SQL of the masked value. A NULL stays NULL; a value of unexpected shape shows less, never more. */
  readonly expression: (column: string, context: MaskContext) => string
}

export interface MaskContext {
  readonly type: ColumnType
  /** Secret of this dataset: pseudonyms of two datasets cannot be joined. */
  readonly secret: string
}

/** Types of column that can become a token. */
export const tokenTypes: readonly ColumnType[] = ['text', 'integer']

/** A token for joining: the keyed hash of the value, with the secret of a purpose instead of one dataset's. */
export function joinToken(column: string, { type, secret }: MaskContext): string {
  const hash = keyedHash(`${column}::varchar`, secret)
  return type === 'integer' ? `('0x' || left(${hash}, 13))::bigint` : `left(${hash}, 24)`
}

/** Keeps the ends of a text of the expected shape; every sign of any other is a star. */
function ends(
  column: string,
  { first, last, shape }: { first: number; last: number; shape: string },
): string {
  const kept = `left(${column}, ${first}) || repeat('*', length(${column}) - ${first + last}) || right(${column}, ${last})`
  return `case when regexp_full_match(${column}, ${quoteText(shape)}) then ${kept} when ${column} is not null then repeat('*', greatest(length(${column}), 1)) end`
}

/** Province, city and district (省 市 区/县) from the beginning of an address; the rest is dropped. */
const districtPattern =
  '^(?:[^省路街号]{2,8}(?:省|自治区))?' +
  '(?:[^市州盟区县路街号]{1,8}(?:州市|市|自治州|州|盟|地区))?' +
  '(?:[^区县市旗路街号]{1,8}(?:区|县|市|旗))?'

/** HMAC-SHA-256 of the value, in SQL; the key is one block of 64 bytes at most. */
function keyedHash(text: string, secret: string): string {
  const key = Buffer.alloc(64)
  const bytes = Buffer.from(secret, 'utf8')
  if (bytes.length < 16 || bytes.length > 64) throw new Error('a masking secret has 16 to 64 bytes')
  bytes.copy(key)
  const pad = (byte: number) => Buffer.from(key.map((part) => part ^ byte)).toString('hex')
  return `sha256(unhex('${pad(0x5c)}') || unhex(sha256(unhex('${pad(0x36)}') || encode(${text}))))`
}

const mobileShape = String.raw`(?:\+?86[- ]?)?1\d{10}`

export const masks: Readonly<Record<MaskName, Mask>> = {
  /** 王小明 → 王**; 欧阳娜娜 → 欧阳**; 阿依古丽·买买提 → 阿**; John Smith → J** */
  'person-name': { types: ['text'], expression: maskedName },
  /** 610102199003071234 → 610102********1234; 610102900307123 → 610102*****7123 */
  'id-card': {
    types: ['text'],
    expression: (column) => ends(column, { first: 6, last: 4, shape: String.raw`\d{17}[\dXx]|\d{15}` }),
  },
  /** 13812345678 → 138****5678 */
  mobile: {
    types: ['text'],
    expression: (column) => ends(column, { first: 3, last: 4, shape: mobileShape }),
  },
  /** A mobile as above; of a landline the area code and the last two digits: 029-88765432 → 029-******32 */
  phone: {
    types: ['text'],
    expression: (column) =>
      `case when regexp_full_match(${column}, ${quoteText(landlineShape)}) then regexp_extract(${column}, ${quoteText(areaShape)}) || repeat('*', length(${column}) - length(regexp_extract(${column}, ${quoteText(areaShape)})) - 2) || right(${column}, 2) else ${ends(column, { first: 3, last: 4, shape: mobileShape })} end`,
  },
  /** 6222020200112233445 → 622202*********3445 */
  'card-number': {
    types: ['text'],
    expression: (column) => ends(column, { first: 6, last: 4, shape: String.raw`\d[\d -]{11,22}\d` }),
  },
  /** 陕西省西安市雁塔区小寨路12号 → 陕西省西安市雁塔区 */
  'address-district': {
    types: ['text'],
    expression: (column) =>
      `case when ${column} is not null then coalesce(nullif(regexp_extract(${column}, ${quoteText(districtPattern)}), ''), '**') end`,
  },
  /** 2026-03-17 → 2026-03-01 */
  'date-to-month': {
    types: ['date', 'timestamp'],
    expression: (column, { type }) => `date_trunc('month', ${column})::${type}`,
  },
  /** Lower bound of the 1–2–5 band: 73,480 → 50,000; below 1 it is 0. */
  'amount-band': { types: ['integer', 'number'], expression: (column, { type }) => band(column, type) },
  /** The same value gets the same pseudonym in one dataset, so rows can still be counted and joined within it. */
  pseudonym: { types: tokenTypes, expression: joinToken },
}

const landlineShape = String.raw`0\d{2,3}[- ]\d{7,8}`
const areaShape = String.raw`^0\d{2,3}[- ]`

function band(column: string, type: ColumnType): string {
  const size = `abs(${column}::double)`
  const decade = `pow(10, floor(log10(${size})))`
  const step = `case when ${size} >= 5 * ${decade} then 5 when ${size} >= 2 * ${decade} then 2 else 1 end`
  const bound = `sign(${column}) * ${step} * ${decade}`
  return `case when ${column} is null or not isfinite(${column}::double) then null when ${size} < 1 then 0 else ${bound} end::${type === 'integer' ? 'bigint' : 'double'}`
}
