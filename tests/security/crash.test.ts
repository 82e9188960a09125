import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { buildTestApp } from '../support/test-app.ts'

const children: ChildProcess[] = []
const folders: string[] = []
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true })
})

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'aladdin-crash-'))
  folders.push(folder)
  return folder
}

/** Starts the real program; done when it is ready or has ended. */
async function start(folder: string): Promise<{ child: ChildProcess; said: string; code: number | null }> {
  const main = join(import.meta.dirname, '../../server/src/main.ts')
  const child = spawn(process.execPath, [main], {
    env: { ALADDIN_DATA: folder, ALADDIN_PORT: '0', PATH: process.env['PATH'] ?? '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  children.push(child)
  let said = ''
  const code = await new Promise<number | null>((resolve) => {
    const listen = (chunk: Buffer) => {
      said += chunk.toString()
      if (said.includes('READY')) resolve(null)
    }
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
    child.on('exit', resolve)
  })
  return { child, said, code }
}

it('a second server refuses the folder of the first in one sentence, and takes it once that was killed', async () => {
  const folder = await newFolder()
  const first = await start(folder)
  expect(first.said).toContain('READY')
  const second = await start(folder)
  expect(second).toMatchObject({
    code: 1,
    said: `ALADDIN_DATA is ${folder}, and another Aladdin server works in that folder: stop it, or name another folder\n`,
  })
  const gone = new Promise((resolve) => first.child.once('exit', resolve))
  first.child.kill('SIGKILL')
  await gone
  expect((await start(folder)).said).toContain('READY')
}, 120_000)

it('what a killed server left of an upload is gone after the next start', async () => {
  const folder = await newFolder()
  await mkdir(join(folder, 'uploads'))
  await writeFile(join(folder, 'uploads', '01ARZ3NDEKTSV4RRFFQ69G5FAV'), 'half a fi')
  await buildTestApp({ dataFolder: folder })
  expect(await readdir(join(folder, 'uploads'))).toEqual([])
})
