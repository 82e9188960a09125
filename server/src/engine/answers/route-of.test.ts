import { expect, it } from 'vitest'
import { mostBrowserBytes, routeOf, type RoutedDataset } from './route-of.ts'

const title = { zh: 'ATM 现金', en: 'ATM cash' }
const sized = (bytes: number, kind = 'rows'): RoutedDataset => ({ title, bytes, mode: { kind } })

it.each([
  { what: 'a small extract', datasets: [sized(600_000)], place: 'browser', reason: /1 MB/ },
  { what: 'nothing to read', datasets: [], place: 'browser', reason: /browser/ },
  {
    what: 'as much as a browser takes',
    datasets: [sized(mostBrowserBytes)],
    place: 'browser',
    reason: /150 MB/,
  },
  {
    what: 'more in all',
    datasets: [sized(mostBrowserBytes), sized(1_100_000)],
    place: 'server',
    reason: /151 MB/,
  },
  { what: 'rows that stay here', datasets: [sized(10, 'server-only')], place: 'server', reason: /ATM cash/ },
  { what: 'groups of rows', datasets: [sized(10, 'aggregate')], place: 'browser', reason: /browser/ },
])('an app over $what runs where its reason says', ({ datasets, place, reason }) => {
  const route = routeOf(datasets)
  expect(route.place).toBe(place)
  expect(route.reason.en).toMatch(reason)
  expect(route.reason.zh).toMatch(/[一-龥]/)
})
