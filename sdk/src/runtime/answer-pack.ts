import type { AnswerManifest } from '../contract/answers.ts'

/** An answer as it is held: its manifest, and the Arrow stream of each block that has rows. */
export interface AnswerPack {
  readonly manifest: AnswerManifest
  readonly arrow: ReadonlyMap<string, Uint8Array>
}

/**
 * One run of bytes: the length of the manifest, the manifest as JSON, and each block's Arrow stream, all at multiples
 * of eight, so that a reader need not copy them.
 */
export function writeAnswer({ manifest, arrow }: AnswerPack): Uint8Array<ArrayBuffer> {
  const blocks = manifest.blocks.map((block) => {
    const stream = arrow.get(block.name)
    return stream === undefined ? block : { ...block, bytes: stream.length }
  })
  const head = new TextEncoder().encode(JSON.stringify({ ...manifest, blocks }))
  const streams = blocks.flatMap(({ name }) => arrow.get(name) ?? [])
  const length = streams.reduce((sum, stream) => sum + aligned(stream.length), 8 + aligned(head.length))
  const pack = new Uint8Array(length)
  new DataView(pack.buffer).setUint32(0, head.length, true)
  pack.set(head, 8)
  let at = 8 + aligned(head.length)
  for (const stream of streams) {
    pack.set(stream, at)
    at += aligned(stream.length)
  }
  return pack
}

/** Opens a pack; the streams are parts of it, not copies. Throws where it is not a whole one. */
export function readAnswer(pack: Uint8Array): AnswerPack {
  const length = new DataView(pack.buffer, pack.byteOffset).getUint32(0, true)
  // written by `writeAnswer` of our own server
  const manifest = JSON.parse(new TextDecoder().decode(pack.subarray(8, 8 + length))) as AnswerManifest
  const arrow = new Map<string, Uint8Array>()
  let at = 8 + aligned(length)
  for (const { name, bytes } of manifest.blocks) {
    if (bytes === undefined) continue
    if (at + bytes > pack.length) throw new RangeError('the answer ends too early')
    arrow.set(name, pack.subarray(at, at + bytes))
    at += aligned(bytes)
  }
  return { manifest, arrow }
}

function aligned(bytes: number): number {
  return Math.ceil(bytes / 8) * 8
}
