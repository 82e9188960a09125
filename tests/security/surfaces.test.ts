import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type { DatasetSummary } from '@aladdin/sdk/contract/catalog.ts'
import type { OpenedRun } from '@aladdin/sdk/contract/runs.ts'
import { openNodeEngine } from '@aladdin/sdk/node/engine.ts'
import { askProbe, readFigures } from './surfaces/answered.ts'
import { buildMeasuredBank, datasets, type MeasuredBank } from './surfaces/bank.ts'
import { exportAgain, exportProbe, refusedExport } from './surfaces/exported.ts'
import { compareFigures } from './surfaces/figures.ts'
import { writeMatrix } from './surfaces/matrix.ts'
import { picturedFigures } from './surfaces/pictured.ts'
import { figureOf, type Probe } from './surfaces/probe-apps.ts'
import { listAccess, tryAs } from './surfaces/tried.ts'
import {
  askExtracts,
  fetchAs,
  fetchFile,
  visitAll,
  type Hashes,
  type Truths,
  type Visitor,
} from './surfaces/visitor.ts'

let bank: MeasuredBank
let visitors: readonly Visitor[]
let truths: Truths
let hashes: Hashes
beforeAll(async () => {
  bank = await buildMeasuredBank()
  ;({ visitors, truths, hashes } = await visitAll(bank.app, datasets))
}, 600_000)
afterAll(() => bank.app.close())

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
    const program: Parameters<typeof askExtracts>[0] = {
      ask: (method, url, payload) =>
        bank.app.inject({ method, url, headers, ...(payload === undefined ? {} : { payload }) }),
    }
    const download = (url: string) => bank.app.download({ url, headers })
    expect(await askExtracts(program, datasets), login).toEqual(extracts)
    for (const extract of extracts.values()) await fetchFile(download, extract, hashes)
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
    for (const probe of bank.probes) {
      const opened = (await browser.ask('POST', '/api/runs', { app: probe.name })).json<OpenedRun>()
      for (const extract of opened.extracts) {
        expect(extract, `${login} ${extract.source}`).toEqual(extracts.get(extract.source))
      }
      expect(opened.extracts.map(({ source }) => source)).toEqual(probe.datasets)
    }
  }
})

it('the server answers an app from the same rows, and a kept answer is only for who would get it anyway', async () => {
  for (const probe of bank.probes) {
    const kept: string[] = []
    for (const visitor of visitors) {
      const { figures, url } = await askProbe(visitor.browser, probe)
      expect(agreeing(figures, visitor), `${visitor.login} ${probe.name}`).toEqual(figuresOf(visitor, probe))
      kept.push(url)
      // her own, and those of the two before her
      for (const address of new Set(kept.slice(-3))) {
        const answer = await visitor.browser.ask('GET', address)
        expect(answer.statusCode, `${visitor.login} ${address}`).toBe(address === url ? 200 : 404)
        if (address === url) expect(readFigures(answer, probe)).toEqual(figures)
      }
    }
  }
})

it('the HTML of an app’s page shows nothing but figures of her own rows', async () => {
  for (const visitor of visitors) {
    for (const probe of bank.probes) {
      const { figures } = await askProbe(visitor.browser, probe)
      const pictures = await picturedFigures(bank.app, visitor, probe)
      const about = `${visitor.login} ${probe.name}`
      expect(pictures, about).toEqual([Object.values(figures), Object.values(figures)])
    }
  }
})

it('what may be exported leaves with the same rows and values, and run again it is the same', async () => {
  const { leaving } = bank
  for (const [at, visitor] of visitors.entries()) {
    const format = at % 2 === 0 ? 'csv' : 'xlsx'
    const { columns, rows, text } = await exportProbe(visitor.browser, leaving, format)
    expect({ who: visitor.login, rows, columns }).toEqual({
      who: visitor.login,
      rows: 1,
      columns: leaving.datasets,
    })
    const figures = [...text.matchAll(/\d+ #\d+/g)].map(([figure]) => figure)
    expect(figures, visitor.login).toEqual(Object.values(figuresOf(visitor, leaving)))
    // which keeps nothing of what it reads, and takes as long as the export did
    if (at % 3 > 0) continue
    expect(await exportAgain(visitor.browser), visitor.login).toMatchObject({
      rows: 1,
      sameResult: true,
      sameEntitlement: true,
    })
  }
})

it('a dataset that a person may not take along leaves in no export of hers', async () => {
  const staying = new Map(bank.staying.map((probe) => [probe.datasets[0], probe]))
  await everyOne(async (visitor, dataset) => {
    const probe = staying.get(dataset)
    const right = visitor.pages.get(dataset)!.entitled.export
    expect(right, `${visitor.login} ${dataset}`).toBe(probe === undefined ? 'with-receipt' : 'none')
    if (probe === undefined) return
    expect(await refusedExport(visitor.browser, probe), `${visitor.login} ${dataset}`).toEqual(
      Array.from({ length: 2 }, () => '403 export-not-allowed'),
    )
  })
})

it('figures of the home page are sums over her own rows', async () => {
  const sums = new Map<string, number>()
  let compared = 0
  for (const visitor of visitors) {
    const fetch = fetchAs(bank.app, visitor.browser)
    const engine = await openNodeEngine()
    try {
      for (const { dataset, told, own } of await compareFigures(visitor, { engine, fetch, hashes, sums })) {
        expect(told, `${visitor.login} ${dataset}`).toBeCloseTo(own, 2)
        compared += 1
      }
    } finally {
      await engine.close()
    }
  }
  expect(compared).toBeGreaterThan(visitors.length)
})

it('a steward is told of everyone what that person is told herself', async () => {
  const access = new Map<string, Awaited<ReturnType<typeof listAccess>>>()
  for (const dataset of datasets) access.set(dataset, await listAccess(steward(), dataset))
  await everyOne(({ login, browser, pages }, dataset) => {
    const { entitled } = pages.get(dataset)!
    const row = access.get(dataset)?.get(browser.session.position.id)
    expect(row, `${login} ${dataset}`).toMatchObject({
      masked: entitled.maskedColumns,
      hidden: entitled.hiddenColumns,
      mode: entitled.mode,
      export: entitled.export,
      reason: entitled.reason,
    })
    if (entitled.rows > 0) expect(row?.rows, `${login} ${dataset}`).toBe(true)
  })
})

it('a policy that is tried as someone gives what this person has', async () => {
  // it makes extracts that it throws away: everyone for two or three datasets, every dataset as two people
  for (const [at, dataset] of datasets.entries()) {
    for (const visitor of [at * 2, at * 2 + 1].map((index) => visitors[index % visitors.length]!)) {
      const { entitled, columns } = visitor.pages.get(dataset)!
      const tried = await tryAs(steward(), dataset, visitor)
      expect(
        { rows: tried.rows, columns: tried.columns, mode: tried.mode, export: tried.export },
        `${visitor.login} ${dataset}`,
      ).toEqual({
        rows: entitled.rows,
        columns: columns.map(({ column, treatment }) => ({ name: column.name, treatment })),
        mode: entitled.mode,
        export: entitled.export,
      })
    }
  }
})

const steward = () => visitors.find(({ login }) => login === 'he.xuemei')!.browser

/** What a probe must say to this person; of rows that stay on the server their number is known. */
function figuresOf(visitor: Visitor, { datasets: measured }: Probe): Record<string, string> {
  return Object.fromEntries(
    measured.map((dataset) => {
      const truth = truthOf(visitor, dataset)
      const { rows } = visitor.extracts.get(dataset)!
      return [dataset, truth === undefined ? figureOf(rows, '') : figureOf(truth.rows, truth.checksum)]
    }),
  )
}

/** What a probe said, without the values of rows that no file of hers has. */
function agreeing(figures: Record<string, unknown>, visitor: Visitor): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(figures).map(([dataset, figure]) => [
      dataset,
      truthOf(visitor, dataset) === undefined ? String(figure).replace(/#.*/, '#') : figure,
    ]),
  )
}

/** Two ways of writing one value: `1.50` and 1.5, a day with and without its midnight. */
function same(value: string | number | boolean | null): string | number | null {
  if (value === null) return null
  const text = String(value)
  if (text.trim() !== '' && !Number.isNaN(Number(text))) return Number(text)
  return text.replace(/[T ]00:00:00(?:\.0+)?$/, '').replace('T', ' ')
}
