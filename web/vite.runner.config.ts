import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { slimEngine } from '@aladdin/sdk/runtime/slim-engine.ts'
import { defineConfig, type Plugin } from 'vite'

const root = import.meta.dirname
const engineFolder = join(root, 'dist/engine')

/**
 * Builds what runs inside the sealed frame: `boot.js`, the inline script of the runner document, and `frame.js`, the
 * program that the host hands over as bytes. Program, engine and worker then lie under `dist/engine/<hash>/`.
 */
export default defineConfig({
  root,
  publicDir: false,
  define: { 'process.env.NODE_ENV': '"production"' },
  // The frame's program is written for React; Preact runs it in a tenth of the bytes.
  resolve: {
    alias: [
      { find: /^react-dom\/client$/, replacement: 'preact/compat/client' },
      { find: /^react(-dom)?$/, replacement: 'preact/compat' },
      { find: 'react/jsx-runtime', replacement: 'preact/jsx-runtime' },
    ],
  },
  build: {
    outDir: 'dist/runner',
    target: 'es2022',
    modulePreload: false,
    reportCompressedSize: false,
    rolldownOptions: {
      input: { boot: join(root, 'src/runner/boot.ts'), frame: join(root, 'src/runner/main.tsx') },
      preserveEntrySignatures: 'strict',
      output: { entryFileNames: '[name].js', format: 'es' },
    },
  },
  plugins: [engineFiles()],
})

function engineFiles(): Plugin {
  return {
    name: 'aladdin-engine-files',
    writeBundle() {
      const distribution = join(createRequire(import.meta.url).resolve('@duckdb/duckdb-wasm'), '..')
      rmSync(engineFolder, { recursive: true, force: true })
      const wasm = readFileSync(join(distribution, 'duckdb-eh.wasm'))
      const worker = readFileSync(join(distribution, 'duckdb-browser-eh.worker.js'))
      const manifest = {
        program: placed('frame.js', readFileSync(join(root, 'dist/runner/frame.js'))),
        methods: placed('methods.js', readFileSync(join(root, 'dist/methods/methods.js'))),
        wasm: placed('duckdb-eh.wasm', slimEngine(wasm, worker.toString())),
        worker: placed('duckdb-browser-eh.worker.js', worker),
      }
      writeFileSync(join(engineFolder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`)
    },
  }
}

/** Writes a file under `dist/engine/<hash>/` and gives the path it is served under. */
function placed(name: string, content: Uint8Array): string {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 16)
  mkdirSync(join(engineFolder, hash), { recursive: true })
  writeFileSync(join(engineFolder, hash, name), content)
  return `/engine/${hash}/${name}`
}
