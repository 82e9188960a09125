import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CsvPlan } from '../../contract/uploads.ts'
import { isPlain, scanText } from './scan-text.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aladdin-scan-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

let files = 0
async function scan(content: string | Uint8Array) {
  const path = join(folder, `file-${files++}`)
  await writeFile(path, content)
  return scanText(path)
}

const column = { header: 'a', name: 'a', type: 'text', include: true } as const
const plan: CsvPlan = {
  source: 'file',
  format: 'csv',
  encoding: 'utf-8',
  delimiter: ',',
  quote: '"',
  header: true,
  badRows: 'refuse',
  columns: [column, column],
}

test.each<[string, string | Uint8Array, boolean]>([
  ['plain lines', 'a,b\n1,2\n3,4\n', true],
  ['a last line without its end', 'a,b\n1,2', true],
  ['lines of Windows', 'a,b\r\n1,2\r\n', true],
  ['Chinese with a mark', '\uFEFF机构,金额\n西安,1\n', true],
  ['a quote', 'a,b\n"1",2\n', false],
  ['both kinds of line ends', 'a,b\r\n1,2\n', false],
  ['line ends of old Macintoshes', 'a,b\r1,2\r', false],
  ['an empty line', 'a,b\n\n1,2\n', false],
  ['an empty line of Windows', 'a,b\r\n\r\n1,2\r\n', false],
  ['an empty line at its beginning', '\na,b\n1,2\n', false],
  ['an empty line of Windows at its beginning', '\r\na,b\r\n1,2\r\n', false],
  ['a delimiter too many, at the end of a line', 'a,b\n1,2,\n', false],
  ['a zero byte', `a,b\n1,${'x'.repeat(5000)}\0\n`, false],
  ['bytes that are no UTF-8', Buffer.from([...Buffer.from('a,b\n1,'), 0xd6, 0xd0, 10]), false],
  ['a character that is cut at its end', Buffer.from('a,b\n1,行').subarray(0, -1), false],
])('a file with %s is plain or is not', async (_what, content, expected) => {
  expect(isPlain(await scan(content), plan)).toBe(expected)
})

test.each([0, 1, 2, 3])(
  'a long file is the same however its characters fall upon its chunks (%i)',
  async (shift) => {
    const head = `a,b\r\n${'x'.repeat(shift)},1\r\n`
    const lines = Array.from({ length: 120_000 }, () => '西安😀,1').join('\r\n')
    const facts = await scan(`${head}${lines}`)
    expect([facts.isUtf8, facts.lineEnd, facts.hasEmptyLine, facts.lines]).toEqual([
      true,
      'crlf',
      false,
      120_002,
    ])
    expect(isPlain(facts, plan)).toBe(true)
  },
)
