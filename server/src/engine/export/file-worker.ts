import { parentPort, workerData } from 'node:worker_threads'
import { isChart, type FileOrder, type FileReply } from './file-order.ts'
import { printCsvFile } from './print-csv.ts'
import { resultHash, sheetColumns } from './sheet.ts'
import { tableInLanguage } from '@aladdin/sdk/format/table-in-language.ts'
import { readTable } from '@aladdin/sdk/runtime/read-table.ts'

/** Program of a thread that reads one result or writes one file, and ends. */
const reply = await carryOut(workerData as FileOrder).catch((error: unknown): FileReply => ({
  error: error instanceof Error ? error.message : String(error),
})) // whoever starts the thread gives it an order
// The rule means windows; a thread has no origin.
// oxlint-disable-next-line unicorn/require-post-message-target-origin
parentPort?.postMessage(reply, 'file' in reply ? [reply.file.buffer] : [])

async function carryOut(order: FileOrder): Promise<FileReply> {
  const table = readTable(order.arrow)
  const columns = sheetColumns(order.block, table)
  const rows = table.numRows
  const measured = {
    hash: resultHash(columns, rows),
    rows,
    columns: columns.map(({ label }) => label),
  }
  if (order.kind === 'measure') return { measured }
  const { language, stamp, block } = order
  const shown = tableInLanguage(table, language)
  const sheet = { columns: sheetColumns(block, shown), rows, language, stamp }
  switch (order.format) {
    case 'csv':
      return { file: bytesOf(printCsvFile(sheet)), measured }
    case 'xlsx': {
      const { printXlsxFile } = await import('./print-xlsx.ts')
      return { file: new Uint8Array(await printXlsxFile(sheet)), measured }
    }
    case 'svg': {
      if (!isChart(block)) throw new Error(`only a chart is drawn: ${block.name}`)
      // the library of charts takes a second to read, which a preview or a table should not wait for
      const { printSvgFile } = await import('./print-svg.ts')
      return { file: bytesOf(printSvgFile({ block, table: shown, language, stamp })), measured }
    }
  }
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(new TextEncoder().encode(text))
}
