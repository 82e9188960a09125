import { expect, test } from 'vitest'
import { readGallerySearch } from './gallery-search.ts'

test('an address keeps the filters that the gallery knows and nothing else', () => {
  expect(
    readGallerySearch({ search: 'xjyc', topic: 'channels', only: 'starred', order: 'newest', x: '1' }),
  ).toEqual({
    search: 'xjyc',
    topic: 'channels',
    only: 'starred',
    order: 'newest',
  })
})

test('a mistyped order or an empty search is as if it were not there', () => {
  expect(readGallerySearch({ search: '', order: 'best', only: 'theirs', tag: 5 })).toEqual({})
})
