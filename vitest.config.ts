import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: [
      '{sdk,server,catalog,web}/**/*.test.ts',
      'tests/{architecture,api,apps,security,methods,catalog}/**/*.test.ts',
    ],
    exclude: ['**/node_modules/**', '**/dist/**'],
    pool: 'forks',
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
