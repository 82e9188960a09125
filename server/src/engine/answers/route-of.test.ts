import { expect, it } from 'vitest'
import { mostBrowserBytes, routeOf } from './route-of.ts'

const title = { zh: 'ATM 现金', en: 'ATM cash' }

it.each([
  ['a small extract', [{ title, bytes: 600_000, mode: { kind: 'rows' } }], 'browser', /1 MB/],
  ['nothing to read', [], 'browser', /browser/],
  ['exactly as much as a browser takes', [{ title, bytes: mostBrowserBytes }], 'browser', /150 MB/],
  [
    'two extracts that together are more',
    [
      { title, bytes: mostBrowserBytes },
      { title, bytes: 1_100_000 },
    ],
    'server',
    /151 MB/,
  ],
  ['rows that stay on the server', [{ title, bytes: 10, mode: { kind: 'server-only' } }], 'server', /ATM cash/],
  ['groups of rows', [{ title, bytes: 10, mode: { kind: 'aggregate' } }], 'browser', /browser/],
])('an app over %s runs where its reason says', (_what, datasets, place, reason) => {
  const route = routeOf(datasets)
  expect(route.place).toBe(place)
  expect(route.reason.en).toMatch(reason)
  expect(route.reason.zh).toMatch(/[一-龥]/)
})
