// Compresses the browser's engine with the most patience that Brotli has, unless BROTLI_QUALITY asks for less; the
// server then has nothing to compress.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'

const quality = Number(process.env.BROTLI_QUALITY ?? 11)
const engine = join(import.meta.dirname, '../web/dist/engine')
for (const folder of readdirSync(engine, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
  for (const name of readdirSync(join(engine, folder.name)).filter((file) => !file.endsWith('.br'))) {
    const path = join(engine, folder.name, name)
    const bytes = readFileSync(path)
    const params = {
      [constants.BROTLI_PARAM_QUALITY]: quality,
      [constants.BROTLI_PARAM_LGWIN]: 24,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    }
    const small = brotliCompressSync(bytes, { params })
    writeFileSync(`${path}.br`, small)
    console.log(`${name}: ${bytes.length} → ${small.length} bytes`)
  }
}
