import { expect, test } from 'vitest'
import { withDuckDb } from '@aladdin/sdk/node/native/duckdb.ts'
import { groupMarks, suppressGroups } from './suppress-groups.ts'

async function left(
  sizes: readonly (readonly [branch: string, city: string, members: number])[],
  dimensions: string[],
) {
  return withDuckDb({ memoryMb: 100, threads: 1 }, async (duckdb) => {
    const values = sizes.map(([branch, city, members]) => `('${branch}', '${city}', ${members}, true)`)
    await duckdb.run(
      `create table g as select * from (values ${values.join(', ')}) v(branch, city, ${groupMarks.members}, ${groupMarks.kept})`,
    )
    await suppressGroups(duckdb, { table: 'g', dimensions, k: 10 })
    const rows = await duckdb.rows('select branch, city from g order by all')
    return rows.map(({ branch, city }) => `${branch} ${city}`)
  })
}

test('groups of enough members all stay', async () => {
  expect(
    await left(
      [
        ['XA', 'a', 10],
        ['SH', 'a', 30],
      ],
      ['branch'],
    ),
  ).toEqual(['SH a', 'XA a'])
})

test('a single small group takes the next smallest with it, so that no total gives it away', async () => {
  expect(
    await left(
      [
        ['XA', '', 3],
        ['SH', '', 12],
        ['CD', '', 40],
        ['GZ', '', 50],
      ],
      ['branch'],
    ),
  ).toEqual(['CD ', 'GZ '])
})

test('two small groups hide each other', async () => {
  expect(
    await left(
      [
        ['XA', '', 3],
        ['SH', '', 4],
        ['CD', '', 40],
      ],
      ['branch'],
    ),
  ).toEqual(['CD '])
})

test('in a table of two columns no line and no row has a single gap', async () => {
  const cities = ['a', 'b', 'c', 'd']
  const sizes = ['XA', 'SH', 'CD', 'GZ'].flatMap((branch, at) =>
    cities.map(
      (city, index) => [branch, city, branch === 'XA' && city === 'a' ? 2 : 20 + at * 4 + index] as const,
    ),
  )
  const kept = await left(sizes, ['branch', 'city'])
  const gaps = (has: (cell: string) => boolean) => 4 - kept.filter(has).length
  expect(kept.length).toBe(12)
  for (const branch of ['XA', 'SH', 'CD', 'GZ']) expect(gaps((cell) => cell.startsWith(branch))).not.toBe(1)
  for (const city of cities) expect(gaps((cell) => cell.endsWith(city))).not.toBe(1)
})
