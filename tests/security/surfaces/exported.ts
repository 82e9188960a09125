import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ExportFormat, ExportPreview } from '@aladdin/sdk/contract/exports.ts'
import type { Comparison, ReceiptSummary } from '@aladdin/sdk/contract/receipts.ts'
import { readZipDirectory, readZipText } from '@aladdin/sdk/node/native/zip-directory.ts'
import type { Answer } from '../../support/test-app.ts'
import type { Browser } from '../../support/sign-in.ts'
import type { Probe } from './probe-apps.ts'

const block = 'listed'

/** What leaves of a probe: the columns of the preview, and the text of the file. */
export async function exportProbe(browser: Browser, probe: Probe, format: ExportFormat) {
  const wish = { app: probe.name, block }
  const preview = await browser.ask('POST', '/api/exports/preview', wish)
  if (preview.statusCode !== 200) throw new Error(preview.body)
  const { result, columns, rows } = preview.json<ExportPreview>()
  const file = await browser.ask('POST', '/api/exports', { ...wish, format, language: 'en', result })
  if (file.statusCode !== 200) throw new Error(file.body)
  return { columns: columns.map(({ en }) => en), rows, text: await textOf(file, format) }
}

/** Codes of what preview and file say of a probe that may not leave. */
export async function refusedExport(browser: Browser, probe: Probe): Promise<string[]> {
  const wish = { app: probe.name, block }
  const file = { ...wish, format: 'csv', language: 'en', result: '0'.repeat(64) }
  const answers = [
    await browser.ask('POST', '/api/exports/preview', wish),
    await browser.ask('POST', '/api/exports', file),
  ]
  return answers.map((answer) => `${answer.statusCode} ${answer.json<{ code?: string }>().code}`)
}

/** Her last export once more. */
export async function exportAgain(browser: Browser): Promise<Comparison> {
  const list = await browser.ask('GET', '/api/receipts?kind=export&limit=1')
  const [last] = list.json<{ items: ReceiptSummary[] }>().items
  return (await browser.ask('POST', `/api/receipts/${last?.id}/again`)).json<Comparison>()
}

async function textOf(file: Answer, format: ExportFormat): Promise<string> {
  if (format !== 'xlsx') return file.body
  const folder = await mkdtemp(join(tmpdir(), 'aladdin-xlsx-'))
  try {
    const path = join(folder, 'export.xlsx')
    await writeFile(path, file.rawPayload)
    const entries = await readZipDirectory(path, file.rawPayload.length)
    const read = async (name: string) => {
      const entry = entries.find((one) => one.name === name)
      return entry === undefined ? '' : readZipText(path, entry, 1e6)
    }
    // a cell names its text by number, and equal texts are one
    const texts = (await read('xl/sharedStrings.xml')).split('<si>').slice(1)
    const cells = (await read('xl/worksheets/sheet1.xml')).matchAll(/ t="s"[^>]*><v>(\d+)</g)
    return [...cells].map(([, at]) => texts[Number(at)] ?? '').join('\n')
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
