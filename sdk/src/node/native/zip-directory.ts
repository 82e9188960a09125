import { inflateRawSync } from 'node:zlib'
import { IngestError } from '../../ingest/problem.ts'
import { bytesAt } from './file-bytes.ts'

export interface ZipEntry {
  readonly name: string
  readonly packed: number
  readonly unpacked: number
  readonly method: number
  readonly offset: number
}

const mostEntries = 10_000

/** What a ZIP file says of its parts at its end, before anything is unpacked. Throws `truncated-file`. */
export async function readZipDirectory(path: string, size: number): Promise<ZipEntry[]> {
  const tail = await bytesAt(path, Math.max(0, size - 66_000), 66_000)
  const end = tail.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'))
  if (end < 0 || end + 22 > tail.length) throw new IngestError('truncated-file', { kind: 'XLSX' })
  const count = tail.readUInt16LE(end + 10)
  const length = tail.readUInt32LE(end + 12)
  const offset = tail.readUInt32LE(end + 16)
  if (offset + length > size || count > mostEntries) throw new IngestError('truncated-file', { kind: 'XLSX' })
  const directory = await bytesAt(path, offset, length)
  const entries: ZipEntry[] = []
  let at = 0
  while (at + 46 <= directory.length && directory.readUInt32LE(at) === 0x02014b50) {
    const nameLength = directory.readUInt16LE(at + 28)
    entries.push({
      name: directory.toString('utf8', at + 46, at + 46 + nameLength),
      method: directory.readUInt16LE(at + 10),
      packed: directory.readUInt32LE(at + 20),
      unpacked: directory.readUInt32LE(at + 24),
      offset: directory.readUInt32LE(at + 42),
    })
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
  }
  if (entries.length !== count) throw new IngestError('truncated-file', { kind: 'XLSX' })
  return entries
}

/** The text of a small part. */
export async function readZipText(path: string, entry: ZipEntry, limit: number): Promise<string> {
  const head = await bytesAt(path, entry.offset, 30)
  if (head.length < 30) throw new IngestError('truncated-file', { kind: 'XLSX' })
  const from = entry.offset + 30 + head.readUInt16LE(26) + head.readUInt16LE(28)
  const bytes = await bytesAt(path, from, Math.min(entry.packed, limit))
  try {
    return (entry.method === 0 ? bytes : inflateRawSync(bytes, { maxOutputLength: limit })).toString()
  } catch {
    throw new IngestError('truncated-file', { kind: 'XLSX' })
  }
}
