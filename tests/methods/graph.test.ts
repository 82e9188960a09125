import { describe, expect, test } from 'vitest'
import { graph } from '@aladdin/sdk/methods/graph/graph.ts'
import { strengthsOf } from '@aladdin/sdk/methods/graph/louvain.ts'
import { linksOf } from '@aladdin/sdk/methods/graph/network.ts'
import { rewired } from '@aladdin/sdk/methods/graph/rewired.ts'
import { MethodRefusal } from '@aladdin/sdk/methods/method.ts'
import { adjustedRand } from '@aladdin/sdk/methods/metrics/adjusted-rand.ts'
import { randomOf } from '@aladdin/sdk/methods/training/random.ts'
import { withDuckDb } from '@aladdin/sdk/node/native/duckdb.ts'
import { quoteName } from '@aladdin/sdk/runtime/quote.ts'
import { columnsOf, fitOn, sideOf } from './fit-on.ts'
import { karate, largeNetwork } from './networks.ts'

describe('the karate club of Zachary', () => {
  test('ranks are those that networkx gives', async () => {
    const { fitted } = await fitLinks(karate.flatMap(([one, other]) => [link(one, other), link(other, one)]))
    const ranks = new Map(sideOf(fitted, 'nodes').map((row) => [row['id'], Number(row['pagerank'])]))
    // networkx 3.6.1, pagerank(karate_club_graph(), weight=None, tol=1e-12)
    const published = {
      '0': 0.09699729,
      '33': 0.10091918,
      '32': 0.07169323,
      '2': 0.05707851,
      '11': 0.00956475,
    }
    for (const [member, rank] of Object.entries(published)) expect(ranks.get(member)).toBeCloseTo(rank, 6)
    expect([...ranks.values()].reduce((sum, rank) => sum + rank, 0)).toBeCloseTo(1, 9)
  })

  test('circles reach the modularity that Louvain is known for, well above any chance', async () => {
    const { fitted, quality } = await fitLinks(karate.map(([one, other]) => link(one, other)))
    expect(Number(quality['modularity'])).toBeGreaterThanOrEqual(0.4155)
    expect(Number(quality['modularity'])).toBeLessThanOrEqual(0.4199)
    expect(quality['communities']).toBe(4)
    expect(Number(quality['permuted_modularity'])).toBeLessThan(0.38)
    expect(Math.abs(Number(quality['random_modularity']))).toBeLessThan(0.12)
    const circle = new Map(sideOf(fitted, 'nodes').map((row) => [row['id'], row['community']]))
    expect(circle.get('0')).toBe(circle.get('1'))
    expect(circle.get('32')).toBe(circle.get('33'))
    expect(circle.get('0')).not.toBe(circle.get('33'))
  })
})

test('weights and nodes that pay nobody are ranked as networkx ranks them', async () => {
  const { fitted } = await fitLinks([
    link('a', 'b', 5),
    link('a', 'c', 1),
    link('b', 'c', 2),
    link('c', 'a', 4),
    link('c', 'd', 1),
    link('c', 'd', 2),
    link('d', 'e', 2),
    link('e', 'd', 1),
    link('f', 'a', 7),
    link('d', 'g', 1),
  ])
  // networkx 3.6.1, pagerank of a DiGraph, tol=1e-14; lines of one pair are added up
  const known = [0.14551696, 0.1368917, 0.17079004, 0.24072959, 0.17023062, 0.03381719, 0.1020239]
  for (const [node, row] of sideOf(fitted, 'nodes').entries())
    expect(row['pagerank']).toBeCloseTo(known[node]!, 7)
})

test('a chain of two payments gives ranks that a pencil can check', async () => {
  const { fitted } = await fitLinks([link('a', 'b', 3), link('b', 'c', 1)])
  // with x = 0.15 / 3 + 0.85 c / 3: a = x, b = x + 0.85 a, c = x + 0.85 b, and all are one
  const x = 1 / (3 + 2 * 0.85 + 0.85 ** 2)
  const ranks = sideOf(fitted, 'nodes').map((row) => row['pagerank'])
  for (const [place, rank] of [x, x * 1.85, x * (1 + 0.85 * 1.85)].entries())
    expect(ranks[place]).toBeCloseTo(rank, 9)
})

test('ten rings of firms that pay each other are found, steady, and told from chance', async () => {
  const { fitted, quality } = await fitLinks(rings(0.95))
  const nodes = sideOf(fitted, 'nodes')
  const found = Int32Array.from(nodes, (row) => Number(row['community']))
  const planted = Int32Array.from(nodes, (row) => Number(String(row['id']).slice(1)) % 10)
  expect(adjustedRand(found, planted)).toBeGreaterThan(0.95)
  expect(quality).toMatchObject({ verdict: 'good' })
  expect(Number(quality['agreement'])).toBeGreaterThan(0.95)
  expect(Number(quality['hidden_auc'])).toBeGreaterThan(Number(quality['degree_auc']) + 0.2)
})

test('where everyone pays anyone, it says that there is no signal', async () => {
  const { quality } = await fitLinks(rings(0.1))
  expect(quality).toMatchObject({ verdict: 'no signal' })
})

test('a few huge firms that deal with anyone are no circle, however heavy their links are', async () => {
  const size = (firm: number) => Math.exp(4 * drawn(firm, 9))
  const lines = rings(0.1).map(([from, to, noise]) => {
    const [one, other] = [Number(from.slice(1)), Number(to.slice(1))]
    return link(from, to, (size(one) * size(other) * Number(noise)) ** 1.5)
  })
  const { quality } = await fitLinks(lines)
  expect(Number(quality['modularity'])).toBeGreaterThan(0.3)
  expect(quality).toMatchObject({ verdict: 'no signal' })
})

test('ends that are dealt anew keep their number of links', () => {
  const from = Int32Array.from({ length: 200 }, (_, arc) => arc % 40)
  const to = Int32Array.from({ length: 200 }, (_, arc) => 40 + ((arc * 7) % 60))
  const before = linksOf({ nodes: 100, from, to, weight: new Float64Array(200).fill(2) })
  const after = rewired(before, randomOf(3))
  const count = ({ starts }: typeof before) => starts[100]! / 2
  // two links between the same ends are one, and none leads to itself
  expect(count(after)).toBeLessThanOrEqual(count(before))
  expect(count(after)).toBeGreaterThan(0.9 * count(before))
  const total = strengthsOf(after).reduce((sum, each) => sum + each, 0)
  expect(total / strengthsOf(before).reduce((sum, each) => sum + each, 0)).toBeGreaterThan(0.9)
})

test('the same seed gives the same tables, and the lines may come in any order', async () => {
  const lines = rings(0.8)
  const [one, other] = [await fitLinks(lines), await fitLinks(lines.toReversed())]
  expect(one.fitted).toEqual(other.fitted)
})

test('fifty thousand nodes with two hundred thousand links are ranked and grouped, and a cancel is heard on the way', async () => {
  await withDuckDb({ memoryMb: 400, threads: 1 }, async (duckdb) => {
    await duckdb.run(`create table data as ${largeNetwork}`)
    const known = await columnsOf(duckdb)
    const { fitted } = await fitOn(duckdb, graph, { options: {}, known })
    expect(sideOf(fitted, 'nodes')).toHaveLength(50_000)
    let paces = 0
    const cancelled = new Error('cancelled')
    const pace = () => (++paces > 100 ? Promise.reject(cancelled) : Promise.resolve())
    await expect(fitOn(duckdb, graph, { options: {}, known, pace })).rejects.toBe(cancelled)
  })
})

test('a published network holds no node, and says how to go on', async () => {
  const { fitted } = await fitLinks(rings(0.95))
  const published = fitted.filter(({ side }) => graph.learned.includes(side))
  expect(published.map(({ side }) => side)).toEqual(['quality'])
  const score = () =>
    graph.score(
      { name: 'chain', relations: {}, columns: {}, options: {}, seed: 1, quote: quoteName },
      published,
    )
  expect(score).toThrow(/take use away/)
})

describe('links that are none are refused with what to do next', () => {
  test.each([
    {
      what: 'a node that pays itself',
      lines: [link('甲', '甲'), link('甲', '乙')],
      sentence: /1 行从一个节点到它自己.*where from_id <> to_id/,
    },
    { what: 'one node alone', lines: [link('甲', '甲')], sentence: /从一个节点到它自己/ },
    { what: 'a negative weight', lines: [link('甲', '乙', -1)], sentence: /1 行不能用：weight 应为大于零/ },
    { what: 'a weight of nothing', lines: [link('甲', '乙', 0)], sentence: /1 行不能用/ },
    { what: 'an empty weight', lines: [link('甲', '乙', 'null')], sentence: /1 行不能用.*where/ },
    { what: 'a weight that is a word', lines: [link('甲', '乙', `'多'`)], sentence: /1 行不能用/ },
    { what: 'a side without a name', lines: [link('甲', ' ')], sentence: /from_id 和 to_id 都不能为空/ },
    { what: 'no lines', lines: [], sentence: /没有一条关系.*放宽筛选/ },
  ])('$what', async ({ lines, sentence }) => {
    const refusal: unknown = await fitLinks(lines).catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(MethodRefusal)
    expect((refusal as MethodRefusal).reason.zh).toMatch(sentence) // just checked
  })

  test('a column that is not there is named, with those that are', async () => {
    const refusal: unknown = await fitLinks([link('甲', '乙')], { weight: '金额' }).catch(
      (error: unknown) => error,
    )
    expect((refusal as MethodRefusal).reason.zh).toMatch(/没有列 金额.*weight 改为.*from_id/) // a refusal
  })
})

type Line = readonly [string, string, number | string]

function link(from: string | number, to: string | number, weight: number | string = 1): Line {
  return [String(from), String(to), weight]
}

async function fitLinks(lines: readonly Line[], options: object = {}) {
  return await withDuckDb({ memoryMb: 200, threads: 1 }, async (duckdb) => {
    const values = lines.map(([from, to, weight]) => `('${from}', '${to}', ${weight})`).join(',')
    await duckdb.run(
      `create table data as select * from (values ${values || `('', '', 1)`}) as t(from_id, to_id, weight)${values === '' ? ' limit 0' : ''}`,
    )
    const { fitted } = await fitOn(duckdb, graph, { options, known: await columnsOf(duckdb) })
    return { fitted, quality: sideOf(fitted, 'quality')[0] ?? {} }
  })
}

/** 300 firms in ten rings with eight payments each, of which a share stays inside the ring. */
function rings(inside: number): readonly Line[] {
  const seen = new Set<string>()
  return Array.from({ length: 2400 }, (_, line) => {
    const from = line % 300
    const within = (from % 10) + 10 * Math.floor(drawn(line, 2) * 30)
    const to = drawn(line, 1) < inside ? within : Math.floor(drawn(line, 3) * 300)
    return link(`F${from}`, `F${to}`, 1 + Math.floor(drawn(line, 4) * 9))
  }).filter(([from, to]) => from !== to && !seen.has(`${from} ${to}`) && seen.add(`${from} ${to}`))
}

function drawn(row: number, stream: number): number {
  const value = Math.sin(row * 12.9898 + stream * 78.233) * 43_758.5453
  return value - Math.floor(value)
}
