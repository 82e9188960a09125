// Compresses one file with patience: `compress-file.ts <source> <target>`. The target appears whole or not at all.
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, rename, rm, stat } from 'node:fs/promises'
import { setPriority } from 'node:os'
import { dirname } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { constants, createBrotliCompress } from 'node:zlib'
import { endWithStarter } from './aside.ts'

endWithStarter()
// whoever is served comes first
setPriority(10)
const [, , source = '', target = ''] = process.argv
const part = `${target}.part`
await mkdir(dirname(target), { recursive: true })
try {
  const brotli = createBrotliCompress({
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 9,
      [constants.BROTLI_PARAM_LGWIN]: 24,
      [constants.BROTLI_PARAM_SIZE_HINT]: (await stat(source)).size,
    },
  })
  await pipeline(createReadStream(source), brotli, createWriteStream(part))
  await rename(part, target)
} finally {
  await rm(part, { force: true })
}
