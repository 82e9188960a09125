import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { compressedAssets } from './compressed-assets.ts'
import { earlyEditor } from './early-editor.ts'
import { slimContract } from './slim-contract.ts'

/** The shell: everything around the sealed frame. `vite.runner.config.ts` builds what is inside it. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [slimContract(), react(), earlyEditor(), compressedAssets()],
  build: {
    outDir: 'dist',
    target: 'es2022',
    reportCompressedSize: false,
    rolldownOptions: { output: { assetFileNames: 'assets/[name]-[hash][extname]' } },
  },
})
