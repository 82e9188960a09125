import { closeSync, createReadStream, openSync, writeSync } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import type { IngestPlan } from '../../contract/uploads.ts'
import { EncodingDetector, refuseBinary, Utf8Converter } from '../../ingest/encoding.ts'
import { ingestLimits } from '../../ingest/limits.ts'
import { Normalizer } from '../../ingest/normalizer.ts'
import { planFile } from '../../ingest/plan.ts'
import { IngestError } from '../../ingest/problem.ts'

const chunkBytes = 1 << 20

/** The plan that a file suggests: its encoding by all of its bytes, the rest by its beginning. */
export async function planOfFile(path: string): Promise<IngestPlan> {
  const { size } = await checkSize(path)
  const detector = new EncodingDetector()
  for await (const chunk of chunksOf(path)) detector.push(chunk)
  const encoding = detector.finish()
  const beginning = Buffer.alloc(Math.min(size, ingestLimits.sniffedBytes))
  const file = await open(path)
  try {
    await file.read(beginning, 0, beginning.length, 0)
  } finally {
    await file.close()
  }
  const cut = beginning.length < size
  // a cut beginning may end inside a character, which is no fault: only a whole file is read to its last byte
  return planFile(new Utf8Converter(encoding).push(beginning, !cut), { encoding, cut })
}

/** Writes the normalized form of a file (see `Normalizer`) and tells what could not be cut into records. */
export async function normalizeFile(path: string, plan: IngestPlan, output: string): Promise<Normalizer> {
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

async function checkSize(path: string): Promise<{ size: number }> {
  const { size } = await stat(path)
  if (size === 0) throw new IngestError('empty-file')
  if (size > ingestLimits.bytes) throw new IngestError('too-large', { limit: ingestLimits.bytes })
  return { size }
}

async function* chunksOf(path: string): AsyncGenerator<Buffer> {
  // a stream without encoding yields buffers
  for await (const chunk of createReadStream(path, { highWaterMark: chunkBytes })) yield chunk as Buffer
}

function writeAll(target: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length;) at += writeSync(target, bytes, at)
}
