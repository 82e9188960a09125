import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { get } from 'node:http'
import type { Figure } from './figure.ts'

/** The engine as the server gives it to a browser that takes Brotli; waits for the first start's compression. */
export async function measureEngineFile(origin: string): Promise<Figure[]> {
  const text = await readFile(join(import.meta.dirname, '../../web/dist/engine/manifest.json'), 'utf8')
  const { wasm } = JSON.parse(text) as { wasm: string } // written by our own build
  const deadline = Date.now() + 180_000
  let served = await ask(`${origin}${wasm}`)
  while (served.encoding !== 'br' && Date.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 1000))
    served = await ask(`${origin}${wasm}`)
  }
  return [
    {
      what: 'WASM engine as served',
      most: 6.3,
      measured: served.bytes / 1e6,
      unit: 'MB',
      note: `${served.encoding ?? 'not compressed'}; ${served.cache}; the address holds its hash`,
    },
  ]
}

interface Served {
  readonly bytes: number
  readonly encoding: string | undefined
  readonly cache: string
}

/** Past `fetch`, which would hide the encoding. */
function ask(url: string): Promise<Served> {
  return new Promise((resolve, reject) => {
    const request = get(url, { headers: { 'accept-encoding': 'br' } }, (response) => {
      let bytes = 0
      response.on('data', (part: Buffer) => (bytes += part.length))
      response.on('end', () =>
        resolve({
          bytes,
          encoding: response.headers['content-encoding'],
          cache: response.headers['cache-control'] ?? 'no cache header',
        }),
      )
    })
    request.on('error', reject)
  })
}
