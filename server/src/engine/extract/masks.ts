import type { ColumnType } from '@aladdin/sdk/contract/dataset.ts'
import type { MaskName } from '@aladdin/sdk/contract/policy.ts'
import { quoteText } from '@aladdin/sdk/ingest/quote.ts'

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

const ends = (column: string, first: number, last: number) =>
  `case when length(${column}) > ${first + last} then ${[
    `left(${column}, ${first})`,
    `repeat('*', length(${column}) - ${first + last})`,
    ...(last > 0 ? [`right(${column}, ${last})`] : []),
  ].join(' || ')} when ${column} is not null then repeat('*', greatest(length(${column}), 1)) end`

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

export const masks: Readonly<Record<MaskName, Mask>> = {
  /** 王小明 → 王** */
  'person-name': {
    types: ['text'],
    expression: (column) => `case when ${column} is not null then left(${column}, 1) || '**' end`,
  },
  /** 610102199003071234 → 610102********1234 */
  'id-card': { types: ['text'], expression: (column) => ends(column, 6, 4) },
  /** 13812345678 → 138****5678 */
  mobile: { types: ['text'], expression: (column) => ends(column, 3, 4) },
  /** 6222020200112233445 → 622202*********3445 */
  'card-number': { types: ['text'], expression: (column) => ends(column, 6, 4) },
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
  pseudonym: {
    types: ['text', 'integer'],
    expression: (column, { type, secret }) => {
      const hash = keyedHash(`${column}::varchar`, secret)
      return type === 'integer' ? `('0x' || left(${hash}, 13))::bigint` : `left(${hash}, 24)`
    },
  },
}

function band(column: string, type: ColumnType): string {
  const size = `abs(${column}::double)`
  const decade = `pow(10, floor(log10(${size})))`
  const step = `case when ${size} >= 5 * ${decade} then 5 when ${size} >= 2 * ${decade} then 2 else 1 end`
  const bound = `sign(${column}) * ${step} * ${decade}`
  return `case when ${column} is null then null when ${size} < 1 then 0 else ${bound} end::${type === 'integer' ? 'bigint' : 'double'}`
}
