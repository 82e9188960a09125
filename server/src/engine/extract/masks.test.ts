import { expect, test } from 'vitest'
import type { ColumnType } from '@aladdin/sdk/contract/dataset.ts'
import type { MaskName } from '@aladdin/sdk/contract/policy.ts'
import { withDuckDb } from '@aladdin/sdk/node/native/duckdb.ts'
import { joinToken, masks } from './masks.ts'

const secret = '0123456789abcdef0123'

async function mask(name: MaskName, value: string, type: ColumnType = 'text') {
  const expression = masks[name].expression('value', { type, secret })
  const [row] = await withDuckDb({ memoryMb: 100, threads: 1 }, (duckdb) =>
    duckdb.rows(
      `select masked::varchar as masked, typeof(masked) as type from (select ${expression} as masked from (select ${value} as value))`,
    ),
  )
  return row
}

const cases: readonly [MaskName, string, string | null, string, ColumnType?][] = [
  ['person-name', "'王小明'", '王**', 'VARCHAR'],
  ['person-name', "''", '**', 'VARCHAR'],
  ['person-name', 'null::varchar', null, 'VARCHAR'],
  ['person-name', "'欧阳娜娜'", '欧阳**', 'VARCHAR'],
  ['person-name', "'司马懿'", '司马**', 'VARCHAR'],
  ['person-name', "'欧阳'", '欧**', 'VARCHAR'],
  ['person-name', "'阿依古丽·买买提'", '阿**', 'VARCHAR'],
  ['person-name', "'John Smith'", 'J**', 'VARCHAR'],
  ['id-card', "'610102900307123'", '610102*****7123', 'VARCHAR'],
  ['id-card', "'61010219900307123x'", '610102********123x', 'VARCHAR'],
  ['id-card', "'护照 G12345678901234'", '******************', 'VARCHAR'],
  ['id-card', 'null::varchar', null, 'VARCHAR'],
  ['mobile', "'+8613812345678'", '+86*******5678', 'VARCHAR'],
  ['mobile', "'029-88765432'", '************', 'VARCHAR'],
  ['phone', "'029-88765432'", '029-******32', 'VARCHAR'],
  ['phone', "'0915 3214567'", '0915 *****67', 'VARCHAR'],
  ['phone', "'13812345678'", '138****5678', 'VARCHAR'],
  ['phone', "'ext 12'", '******', 'VARCHAR'],
  ['phone', 'null::varchar', null, 'VARCHAR'],
  ['card-number', "'not a card number'", '*****************', 'VARCHAR'],
  ['id-card', "'610102199003071234'", '610102********1234', 'VARCHAR'],
  ['id-card', "'61010219'", '********', 'VARCHAR'],
  ['mobile', "'13812345678'", '138****5678', 'VARCHAR'],
  ['mobile', "'1234567'", '*******', 'VARCHAR'],
  ['card-number', "'6222020200112233445'", '622202*********3445', 'VARCHAR'],
  ['address-district', "'陕西省西安市雁塔区小寨路12号'", '陕西省西安市雁塔区', 'VARCHAR'],
  ['address-district', "'广州市天河区体育西路1号'", '广州市天河区', 'VARCHAR'],
  ['address-district', "'陕西省榆林市神木市滨河路'", '陕西省榆林市神木市', 'VARCHAR'],
  ['address-district', "'12 Harbour Road'", '**', 'VARCHAR'],
  ['date-to-month', "date '2026-03-17'", '2026-03-01', 'DATE', 'date'],
  ['date-to-month', "timestamp '2026-03-17 08:09:10'", '2026-03-01 00:00:00', 'TIMESTAMP', 'timestamp'],
  ['amount-band', '73480.55::double', '50000.0', 'DOUBLE', 'number'],
  ['amount-band', '1000::bigint', '1000', 'BIGINT', 'integer'],
  ['amount-band', '-2600::bigint', '-2000', 'BIGINT', 'integer'],
  ['amount-band', '0.4::double', '0.0', 'DOUBLE', 'number'],
  ['amount-band', "'nan'::double", null, 'DOUBLE', 'number'],
  ['amount-band', 'null::bigint', null, 'BIGINT', 'integer'],
]

test.each(cases)('%s turns %s into %s and keeps its type', async (...given) => {
  const [name, value, masked, type, columnType] = given
  expect(await mask(name, value, columnType)).toEqual({ masked, type })
})

test('a pseudonym is the keyed hash of the value: equal for equal values, different for another secret', async () => {
  const { createHmac } = await import('node:crypto')
  const expected = createHmac('sha256', secret).update('C000123').digest('hex').slice(0, 24)
  expect(await mask('pseudonym', "'C000123'")).toEqual({ masked: expected, type: 'VARCHAR' })
  expect(await mask('pseudonym', '42::bigint', 'integer')).toMatchObject({ type: 'BIGINT' })
  const other = masks.pseudonym.expression('value', { type: 'text', secret: 'another secret 16' })
  expect(other).not.toBe(masks.pseudonym.expression('value', { type: 'text', secret }))
})

test('a join token is equal for one purpose whatever the dataset, and another for another purpose', () => {
  const token = (purpose: string) => joinToken('value', { type: 'text', secret: `secret of the ${purpose}` })
  expect(token('risk')).toBe(token('risk'))
  expect(token('risk')).not.toBe(token('marketing'))
})
