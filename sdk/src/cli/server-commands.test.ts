import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { main } from './main.ts'

const text = '---\nformat: 1\ntitle: 例子\ntopic: operations\n---\n\n```sql one\nselect 1 as x\n```\n'
let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aladdin-cli-'))
  await writeFile(join(folder, 'app.md'), text)
  await writeFile(join(folder, 'notes.txt'), 'stays here')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

test('publishing sends the app’s own files and nothing else of the folder, with the token', async () => {
  const { exitCode, output, sent } = await command(['publish', folder, '--server', 'http://127.0.0.1:9'], {
    name: 'example',
    version: 1,
  })
  expect({ exitCode, output }).toEqual({ exitCode: 0, output: 'published example version 1\n' })
  expect(sent).toEqual([
    {
      url: 'http://127.0.0.1:9/api/apps',
      authorization: 'Bearer secret',
      body: { files: { 'app.md': text }, visibility: 'private' },
    },
  ])
})

test('an app with problems is not sent', async () => {
  await writeFile(join(folder, 'app.md'), 'no front matter')
  const { exitCode, sent } = await command(['publish', folder, '--server', 'http://127.0.0.1:9'], {})
  expect({ exitCode, sent }).toEqual({ exitCode: 1, sent: [] })
})

test('a fork writes the files of the new draft into a folder of its own', async () => {
  const out = join(folder, 'mine')
  const words = ['fork', 'example', '--server', 'https://bank.example', '--out', out]
  const { exitCode, sent } = await command(words, {
    files: { 'app.md': text, 'queries/one.sql': 'select 1' },
  })
  expect(exitCode).toBe(0)
  expect(sent.map(({ url }) => url)).toEqual(['https://bank.example/api/apps/example/forks'])
  expect(await readFile(join(out, 'queries/one.sql'), 'utf8')).toBe('select 1')
})

test('a fork never writes outside of its folder or over existing files', async () => {
  const words = ['fork', 'example', '--server', 'https://bank.example', '--out']
  const outside = await command([...words, join(folder, 'mine')], { files: { '../../evil.md': 'x' } })
  const over = await command([...words, folder], { files: { 'app.md': 'x' } })
  expect([outside.exitCode, over.exitCode]).toEqual([1, 1])
  expect(await readFile(join(folder, 'app.md'), 'utf8')).toBe(text)
})

async function command(words: readonly string[], reply: unknown) {
  const sent: { url: string; authorization: string | null; body: unknown }[] = []
  const printed: string[] = []
  const unused = () => Promise.reject(new Error('not for this command'))
  const exitCode = await main(
    {
      out: (content) => printed.push(String(content)),
      error: () => undefined,
      environment: { ALADDIN_TOKEN: 'secret' },
      folder,
      today: () => '2026-01-31',
      fetch: async (input, init) => {
        const request = new Request(input, init)
        sent.push({
          url: request.url,
          authorization: request.headers.get('authorization'),
          body: await request.json(),
        })
        return Response.json(reply)
      },
      convert: unused,
      run: unused,
    },
    words,
  )
  return { exitCode, output: printed.join(''), sent }
}
