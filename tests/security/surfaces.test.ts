import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type { DatasetSummary } from '@aladdin/sdk/contract/catalog.ts'
import type { OpenedRun } from '@aladdin/sdk/contract/runs.ts'
import type { TestApp } from '../support/test-app.ts'
import { askProbe } from './surfaces/answered.ts'
import { buildMeasuredBank, datasets } from './surfaces/bank.ts'
import { writeMatrix } from './surfaces/matrix.ts'
import type { Probe } from './surfaces/probe-apps.ts'
import { visitAll, type Truths, type Visitor } from './surfaces/visitor.ts'

let app: TestApp
let probes: readonly Probe[]
let visitors: readonly Visitor[]
let truths: Truths
beforeAll(async () => {
  ;({ app, probes } = await buildMeasuredBank())
  ;({ visitors, truths } = await visitAll(app, datasets))
}, 600_000)
afterAll(() => app.close())

vi.setConfig({ testTimeout: 600_000 })

/** Every dataset as every person; a difference names both. */
async function everyOne(look: (visitor: Visitor, dataset: string) => unknown): Promise<void> {
  for (const visitor of visitors) for (const dataset of datasets) await look(visitor, dataset)
}

const truthOf = ({ extracts }: Visitor, dataset: string) => truths.get(extracts.get(dataset)!.key)

it('every demo person gets of every dataset the rows, columns and values of the matrix', async () => {
  expect(visitors.length).toBeGreaterThanOrEqual(12)
  const file = join(import.meta.dirname, 'surfaces.expected.txt')
  const matrix = writeMatrix(visitors, truths)
  if (process.env['RENEW'] === '1') await writeFile(file, matrix)
  expect(matrix).toBe(await readFile(file, 'utf8'))
})

it('the file of an extract has the rows and columns that the extract says', async () => {
  await everyOne((visitor, dataset) => {
    const truth = truthOf(visitor, dataset)
    const extract = visitor.extracts.get(dataset)!
    if (truth === undefined) return expect(extract.mode).toBe('server-only')
    const columns = extract.columns.map(({ name }) => name)
    expect({ who: visitor.login, dataset, rows: extract.rows, columns }).toEqual({
      who: visitor.login,
      dataset,
      rows: truth.rows,
      columns: truth.columns,
    })
  })
})

it('a dataset’s page counts, and its profile describes, exactly the rows of the file', async () => {
  await everyOne((visitor, dataset) => {
    const { entitled, columns } = visitor.pages.get(dataset)!
    const truth = truthOf(visitor, dataset)
    expect(entitled.rows).toBe(visitor.extracts.get(dataset)!.rows)
    const profiled = columns.filter(({ profile }) => profile !== undefined)
    const about = `${visitor.login} ${dataset}`
    if (truth === undefined) return expect(profiled, about).toEqual([])
    const known = columns.map(({ column }) => column.name)
    expect(
      profiled.map(({ column }) => column.name),
      about,
    ).toEqual(known.filter((name) => truth.columns.includes(name)))
    for (const { column, profile } of profiled) {
      const ends = truth.ends[column.name]
      if (ends === undefined || profile?.min === undefined) continue
      expect([same(profile.min), same(profile.max ?? null)], `${about} ${column.name}`).toEqual(
        ends.map(same),
      )
    }
  })
})

it('the sample is the first rows of the file, and of rows that stay on the server there is none', async () => {
  await everyOne(async (visitor, dataset) => {
    const answer = await visitor.browser.ask('GET', `/api/datasets/${dataset}/sample`)
    const { columns, rows } = answer.json<{
      columns: string[]
      rows: (string | number | boolean | null)[][]
    }>()
    const truth = truthOf(visitor, dataset)
    const about = `${visitor.login} ${dataset}`
    if (truth === undefined) return expect(rows, about).toEqual([])
    expect(columns, about).toEqual(truth.columns)
    expect(
      rows.map((row) => row.map(same)),
      about,
    ).toEqual(truth.first.map((row) => row.map(same)))
  })
})

it('a token of hers gives a program the same keys, rows and bytes', async () => {
  for (const { login, browser, extracts } of visitors) {
    const wish = { name: 'program', scopes: ['read', 'run'], days: 1 }
    const { secret } = (await browser.ask('POST', '/api/tokens', wish)).json<{ secret: string }>()
    const headers = { authorization: `Bearer ${secret}` }
    for (const [dataset, extract] of extracts) {
      const payload = { datasets: [{ alias: dataset, source: dataset }] }
      const answer = await app.inject({ method: 'POST', url: '/api/extracts', headers, payload })
      expect(answer.json(), `${login} ${dataset}`).toMatchObject({ items: [extract] })
      const file = await app.inject({ url: extract.url, headers })
      expect(file.statusCode, `${login} ${dataset}`).toBe(extract.mode === 'server-only' ? 403 : 200)
    }
  }
})

it('lists and searches say the same of a dataset to everyone, and nothing of her rows', async () => {
  const [first, ...others] = await Promise.all(
    visitors.map(async ({ browser }) => {
      const list = async (query: string) =>
        (await browser.ask('GET', `/api/datasets?limit=100${query}`))
          .json<{ items: DatasetSummary[] }>()
          .items.map((item) => ({ ...item, mine: false }))
          .toSorted((one, other) => (one.name < other.name ? -1 : 1))
      return [await list(''), await list(`&search=${encodeURIComponent('客户')}`)]
    }),
  )
  expect(first?.[0]?.map(({ name }) => name)).toEqual(datasets.toSorted())
  for (const other of others) expect(other).toEqual(first)
})

it('an app opens on the extracts that the workbench has, with the same keys', async () => {
  for (const { login, browser, extracts } of visitors) {
    for (const probe of probes) {
      const opened = (await browser.ask('POST', '/api/runs', { app: probe.name })).json<OpenedRun>()
      for (const extract of opened.extracts) {
        expect(extract, `${login} ${extract.source}`).toEqual(extracts.get(extract.source))
      }
      expect(opened.extracts.map(({ source }) => source)).toEqual(probe.datasets)
    }
  }
})

it('the server answers an app from the same rows, and a kept answer is only for who would get it anyway', async () => {
  for (const probe of probes) {
    const kept: string[] = []
    for (const visitor of visitors) {
      const { measures, url } = await askProbe(visitor.browser, probe)
      for (const dataset of probe.datasets) {
        const truth = truthOf(visitor, dataset)
        const rows = visitor.extracts.get(dataset)!.rows
        const expected =
          truth === undefined ? { counted: rows } : { counted: truth.rows, checksum: truth.checksum }
        expect(measures.get(dataset), `${visitor.login} ${dataset}`).toMatchObject(expected)
      }
      kept.push(url)
      // her own, and those of the two before her
      for (const address of new Set(kept.slice(-3))) {
        const { statusCode } = await visitor.browser.ask('GET', address)
        expect(statusCode, `${visitor.login} ${address}`).toBe(address === url ? 200 : 404)
      }
    }
  }
})

/** Two ways of writing one value: `1.50` and 1.5, a day with and without its midnight. */
function same(value: string | number | boolean | null): string | number | null {
  if (value === null) return null
  const text = String(value)
  if (text.trim() !== '' && !Number.isNaN(Number(text))) return Number(text)
  return text.replace(/[T ]00:00:00(?:\.0+)?$/, '').replace('T', ' ')
}
