import { join } from 'node:path'
import { defineConfig } from 'vite'

const root = import.meta.dirname

/** Builds the methods of model blocks, which a frame is handed when its app has one: a whole program, because a frame can fetch no parts. */
export default defineConfig({
  root,
  publicDir: false,
  build: {
    outDir: 'dist/methods',
    target: 'es2022',
    modulePreload: false,
    reportCompressedSize: false,
    rolldownOptions: {
      input: { methods: join(root, 'src/runner/methods.ts') },
      preserveEntrySignatures: 'strict',
      output: { entryFileNames: '[name].js', format: 'es' },
    },
  },
})
