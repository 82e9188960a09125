import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { RunWorker } from '@aladdin/sdk/node/run-in-worker.ts'
import { cachedConvert, expectedOutput, listCases, loadCase } from './cases.ts'
import { commandLine, throughCommandLine, throughWorker, type LegTools } from './legs.ts'

const names = await listCases()
let folder: string
let tools: LegTools

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aladdin-golden-cache-'))
  tools = { worker: new RunWorker(), convert: cachedConvert(folder) }
})
afterAll(async () => {
  await tools.worker.close()
  await rm(folder, { recursive: true, force: true })
})

describe.each(names)('%s', (name) => {
  test('gives the written rows, problems and failures in the worker', async () => {
    expect(await throughWorker(await loadCase(name), tools)).toEqual(await expectedOutput(name))
  })

  test('gives the same on the command line', async () => {
    const golden = await loadCase(name)
    const output = await throughCommandLine(golden, tools)
    if (golden.app) return expect(output).toEqual(await expectedOutput(name))
    const lines = golden.problems.map(({ place, message }) => `${place.file}:${place.line}: ${message.en}`)
    expect(output).toEqual({
      lines: [...lines.map((line) => expect.stringContaining(line)), expect.anything()],
    })
  })
})

const start = promisify(execFile)
const program = fileURLToPath(new URL('../../sdk/aladdin.mjs', import.meta.url))
const input = (name: string) => fileURLToPath(new URL(`input/${name}`, import.meta.url))

test('the command prints nothing but the rows, as a real process', async () => {
  const { stdout, stderr } = await start('node', [program, 'run', input('dates'), '--block', 'arithmetic'])
  expect({ stdout, stderr }).toEqual({
    stdout: 'next_day,leap,days,month_end\n2026-03-01,2024-02-29,59,2026-02-28 00:00:00\n',
    stderr: '',
  })
})

test('a declared column that the file lacks ends the command with a reason of one line', async () => {
  const other = fileURLToPath(new URL('cases.ts', import.meta.url))
  const failed = await start('node', [program, 'run', input('dates'), '--data', `sales=${other}`]).catch(
    (error: unknown) => error,
  )
  expect(failed).toMatchObject({ code: 1, stdout: '' })
  expect((failed as { stderr: string }).stderr.trimEnd().split('\n')).toHaveLength(1) // the shape that execFile throws
})

test.each([
  [['run'], 2, /name the folder/],
  [['run', 'nowhere'], 1, /no app\.md/],
  [['dance'], 2, /aladdin check/],
  [['run', input('dates'), '--block', 'nope'], 1, /there is no block nope: the app has parts/],
  [['run', input('dates'), '--param', 'x=1'], 1, /no such input/],
  [['run', input('dates'), '--today', 'tomorrow'], 2, /yyyy-mm-dd/],
  [
    ['run', input('parameter-choice-query'), '--param', 'branch=MARS', '--block', 'chosen'],
    1,
    /--param branch: choose one of: /,
  ],
  [['publish', input('dates'), '--server', 'http://example.org', '--token', 't'], 2, /https/],
])('the command line %j ends with %i and a reason', async (words, exitCode, reason) => {
  const result = await commandLine(words, tools)
  expect(result).toMatchObject({ exitCode, output: '', errors: [expect.stringMatching(reason)] })
})
