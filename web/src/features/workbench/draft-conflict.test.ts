import { expect, test } from 'vitest'
import { onNewerRevision, onOpen, sameFiles, type Copy, type LocalCopy } from './draft-conflict.ts'

const a = { 'app.md': 'a' }
const b = { 'app.md': 'b' }
const c = { 'app.md': 'c' }

const openings: readonly (readonly [string, LocalCopy | undefined, Copy, string])[] = [
  ['nothing was kept here', undefined, { files: a, revision: 3 }, 'server'],
  [
    'what was kept had been saved',
    { files: b, revision: 3, isUnsaved: false },
    { files: a, revision: 4 },
    'server',
  ],
  [
    'the browser was killed before saving',
    { files: b, revision: 3, isUnsaved: true },
    { files: a, revision: 3 },
    'local',
  ],
  [
    'it was killed after saving, before hearing so',
    { files: b, revision: 3, isUnsaved: true },
    { files: b, revision: 4 },
    'server',
  ],
  [
    'another window went on meanwhile',
    { files: b, revision: 3, isUnsaved: true },
    { files: c, revision: 4 },
    'choose',
  ],
  [
    'the server was set back',
    { files: b, revision: 5, isUnsaved: true },
    { files: a, revision: 2 },
    'choose',
  ],
]

test.each(openings)('on opening, when %s', (_, ...[local, server, decision]) => {
  expect(onOpen(local, server)).toBe(decision)
})

test.each([
  ['both wrote the same', b, a, b, 'same'],
  ['I wrote nothing', a, a, b, 'theirs'],
  ['only the number changed', b, a, a, 'mine'],
  ['both wrote something', b, a, c, 'choose'],
])('when another window has saved and %s', (_, ...[files, confirmed, theirs, decision]) => {
  expect(onNewerRevision({ files, confirmed, theirs })).toBe(decision)
})

test('files are the same only with the same paths and texts', () => {
  expect(sameFiles(a, { ...a })).toBe(true)
  expect(sameFiles(a, { ...a, 'queries/x.sql': '' })).toBe(false)
  expect(sameFiles({ 'queries/x.sql': 'a' }, a)).toBe(false)
})
