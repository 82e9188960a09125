import { defineConfig } from 'vitest/config'

const shared = {
  exclude: ['**/node_modules/**', '**/dist/**'],
  pool: 'forks' as const,
  testTimeout: 60_000,
  hookTimeout: 120_000,
}

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...shared,
          name: 'unit',
          include: [
            '{sdk,server,catalog,web}/**/*.test.{ts,tsx}',
            'tests/{architecture,api,apps,ingest,methods,catalog,security}/**/*.test.ts',
          ],
          exclude: [...shared.exclude, '**/*.browser.test.ts'],
          globalSetup: ['tests/support/share-bank.ts'],
          // The usual one less than the cores leaves one of two idle.
          maxWorkers: '100%',
        },
      },
      {
        // Builds the image and starts it, which takes a minute.
        test: { ...shared, name: 'image', include: ['tests/docker/**/*.test.ts'] },
      },
      {
        test: {
          ...shared,
          name: 'browser',
          include: ['tests/**/*.browser.test.ts'],
          globalSetup: ['tests/support/prepare-bank.ts'],
          // One browser at a time: two cores, and figures that others read.
          fileParallelism: false,
        },
      },
    ],
  },
})
