import { closeSync, openSync, writeSync } from 'node:fs'
import type { CsvPlan } from '../../contract/uploads.ts'
import { refuseBinary } from '../../ingest/encoding.ts'
import { Normalizer } from '../../ingest/normalizer.ts'
import { IngestError } from '../../ingest/problem.ts'
import { checkSize, chunksOf } from './file-bytes.ts'

/** Writes the normalized form of a file (see `Normalizer`) and tells what could not be cut into records. */
export async function normalizeFile(path: string, plan: CsvPlan, output: string): Promise<Normalizer> {
  await checkSize(path)
  const normalizer = new Normalizer(plan)
  const target = openSync(output, 'wx')
  try {
    let isFirst = true
    for await (const chunk of chunksOf(path)) {
      if (isFirst && !plan.encoding.startsWith('utf-16')) refuseBinary(chunk)
      isFirst = false
      writeAll(target, normalizer.push(chunk))
    }
    writeAll(target, normalizer.push(new Uint8Array(), true))
  } finally {
    closeSync(target)
  }
  const { records, refused, refusedCount, firstFields } = normalizer
  if (firstFields === undefined) throw new IngestError('empty-file')
  if (refusedCount * 2 > records && refused[0]) {
    const facts = { line: refused[0].line, expected: plan.columns.length, found: firstFields }
    throw new IngestError('ragged-rows', facts)
  }
  return normalizer
}

function writeAll(target: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length;) at += writeSync(target, bytes, at)
}
