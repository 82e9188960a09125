import { closeSync, openSync, writeSync } from 'node:fs'
import { ingestLimits } from '../../ingest/limits.ts'
import type { RefusedRecord } from '../../ingest/normalizer.ts'
import { IngestError } from '../../ingest/problem.ts'
import { normalizedSql } from '../../ingest/file-sql.ts'
import type { FileRows } from './file-rows.ts'

/** Writes rows of text as the file that `normalizedSql` reads. */
export class NormalizedWriter {
  private readonly path: string
  private readonly target: number
  private readonly refused: RefusedRecord[] = []
  private refusedCount = 0
  private records = 0
  private spansLines = false
  private wide = false
  private held = ''

  constructor(path: string) {
    this.path = path
    this.target = openSync(path, 'wx')
  }

  write(line: number, values: readonly (string | null)[]): void {
    this.records++
    let row = String(line)
    for (const value of values) row += `,${value === null ? '' : this.quoted(value, line)}`
    this.held += `${row}\n`
    if (this.held.length > 1 << 20) this.flush()
  }

  refuse(record: RefusedRecord): void {
    this.records++
    this.refusedCount++
    if (this.refused.length >= ingestLimits.listedBadRows) return
    this.refused.push({ ...record, text: record.text.slice(0, 200) })
  }

  close(): void {
    this.flush()
    closeSync(this.target)
  }

  finish(fields: number): FileRows {
    const { path, spansLines, wide, records, refused, refusedCount } = this
    const relation = normalizedSql({ path, delimiter: ',', quote: '"', fields, spansLines })
    return { relation, wide, records, refused, refusedCount }
  }

  private quoted(value: string, line: number): string {
    if (value.length * 3 > ingestLimits.cellBytes && Buffer.byteLength(value) > ingestLimits.cellBytes) {
      throw new IngestError('cell-too-long', { line, limit: ingestLimits.cellBytes })
    }
    if (!this.wide && /[\u00a0\u3000\uff01-\uffe5]/.test(value)) this.wide = true
    if (!/[",\n\r]/.test(value)) return value
    if (/[\n\r]/.test(value)) this.spansLines = true
    return `"${value.replaceAll('"', '""')}"`
  }

  private flush(): void {
    const bytes = Buffer.from(this.held)
    this.held = ''
    for (let at = 0; at < bytes.length;) at += writeSync(this.target, bytes, at)
  }
}
