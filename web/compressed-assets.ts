import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import type { Plugin } from 'vite'

/** The last steps of patience cost ten times the time for a fortieth of the bytes. */
const quality = 9
const smallest = 1000

/** Writes each asset a second time, compressed, for the server to send: the editor has 3.5 MB, and 0.7 so. */
export function compressedAssets(): Plugin {
  return {
    name: 'aladdin-compressed-assets',
    apply: 'build',
    writeBundle({ dir = '' }) {
      const folder = join(dir, 'assets')
      for (const name of readdirSync(folder)) {
        if (!/\.(js|css|svg|json)$/.test(name)) continue
        const bytes = readFileSync(join(folder, name))
        if (bytes.length < smallest) continue
        const params = { [constants.BROTLI_PARAM_QUALITY]: quality }
        writeFileSync(join(folder, `${name}.br`), brotliCompressSync(bytes, { params }))
      }
    },
  }
}
