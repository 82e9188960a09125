import type { Table } from 'apache-arrow'
import type { BlockOutcome, RunOutcome } from '../node/run-messages.ts'
import { plainRows } from '../runtime/plain-rows.ts'
import { printCsv } from '../runtime/print-csv.ts'
import type { Language } from '../contract/text.ts'
import { CommandError, languageOf, sayIn, type Io } from './io.ts'
import { readTable } from '../runtime/read-table.ts'

const formats = ['csv', 'json', 'arrow', 'summary'] as const
export type Format = (typeof formats)[number]

export function isFormat(text: string): text is Format {
  return formats.some((format) => format === text)
}

/** Rows of one block and nothing else. */
export function printBlock(io: Io, block: BlockOutcome, format: Format): string | Uint8Array {
  switch (format) {
    case 'csv':
    case 'summary':
      return printCsv(tableOf(block, languageOf(io)))
    case 'json':
      return `${JSON.stringify(plainRows(tableOf(block, languageOf(io))), undefined, 1)}\n`
    case 'arrow':
      return block.arrow ?? new Uint8Array()
  }
}

/** Every block: a line each, or as JSON with all rows. */
export function printOutcome(io: Io, outcome: RunOutcome, format: Format): string {
  switch (format) {
    case 'summary':
      return summary(io, outcome)
    case 'json':
      return `${JSON.stringify(plainOutcome(outcome, languageOf(io)), undefined, 1)}\n`
    case 'csv':
    case 'arrow':
      throw new CommandError(`--format ${format} prints one block: add --block <name>`, 2)
  }
}

/** An outcome as plain JSON without times, so that two runs of the same are equal; in a language, as its reader sees it. */
export function plainOutcome(outcome: RunOutcome, language?: Language) {
  const blocks = Object.entries(outcome.blocks).map(
    ([name, block]) => [name, plainBlock(block, language)] as const,
  )
  return { today: outcome.today, blocks: Object.fromEntries(blocks) }
}

/** Values that a query gave to a `choice` input; undefined for a block without such. */
export function choicesOf(block: BlockOutcome): readonly string[] | undefined {
  const values = tableOf(block).getChild('value')
  return values ? [...values].map(String) : undefined
}

function plainBlock(block: BlockOutcome, language: Language | undefined) {
  const { status, truncated, total, failure, reason } = block
  switch (status) {
    case 'done': {
      const table = tableOf(block, language)
      const columns = table.schema.fields.map((field) => `${field.name}: ${String(field.type)}`)
      return { status, columns, rows: plainRows(table), ...(truncated ? { truncated, total } : {}) }
    }
    case 'failed':
      return { status, failure }
    case 'waiting':
      return { status, reason }
  }
}

function summary(io: Io, outcome: RunOutcome): string {
  const entries = Object.entries(outcome.blocks)
  const width = Math.max(5, ...entries.map(([name]) => name.length))
  const lines = entries.map(([name, block]) => {
    const rows = block.status === 'done' ? String(block.rows) : '-'
    const why = block.failure?.message ?? block.reason
    return `${name.padEnd(width)}  ${block.status.padEnd(7)}  ${rows.padStart(9)}${why ? `  ${sayIn(io, why)}` : ''}`
  })
  const head = `${'block'.padEnd(width)}  ${'status'.padEnd(7)}  ${'rows'.padStart(9)}`
  return `${[head, ...lines].join('\n')}\n${outcome.engineVersion}, today = ${outcome.today}\n`
}

function tableOf(block: BlockOutcome, language?: Language): Table {
  return readTable(block.arrow ?? new Uint8Array(), language)
}
