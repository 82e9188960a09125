import { expect, test } from 'vitest'
import type { AppFiles } from '@aladdin/sdk/app/app.ts'
import { problem } from '@aladdin/sdk/contract/problem-error.ts'
import type { Draft } from '@aladdin/sdk/contract/workbench.ts'
import type { LocalCopy } from './draft-conflict.ts'
import { DraftKeeper } from './draft-keeper.ts'

test('what is written is kept in the browser at once and on the server a little later', async () => {
  const { keeper, server, kept, pass } = begin()
  keeper.edit(text('b'))
  expect(keeper.get().status).toBe('unsaved')
  await pass(300)
  expect(kept()?.files).toEqual(text('b'))
  expect(server.revision).toBe(1)
  await pass(1500)
  expect(server).toMatchObject({ revision: 2, files: text('b') })
  expect(keeper.get().status).toBe('saved')
  expect(kept()?.isUnsaved).toBe(false)
})

test('a word that was written and taken back leaves nothing to save', async () => {
  const { keeper, server, pass } = begin()
  keeper.edit(text('b'))
  keeper.edit(text('a'))
  await pass(1500)
  expect(keeper.get().status).toBe('saved')
  expect(server.revision).toBe(1)
})

test('a text that another window has replaced is not overwritten: the author chooses', async () => {
  const { keeper, server } = begin()
  Object.assign(server, { revision: 2, files: text('theirs') })
  keeper.edit(text('mine'))
  await keeper.saveNow()
  expect(keeper.get()).toMatchObject({ status: 'choose', files: text('mine') })
  expect(server.files).toEqual(text('theirs'))
  await keeper.keepMine()
  expect(server).toMatchObject({ revision: 3, files: text('mine') })
  expect(keeper.get()).toMatchObject({ status: 'saved', theirs: undefined })
})

test('taking theirs gives their text and goes on from their revision', async () => {
  const { keeper, server } = begin()
  Object.assign(server, { revision: 2, files: text('theirs') })
  keeper.edit(text('mine'))
  await keeper.saveNow()
  keeper.takeTheirs()
  expect(keeper.get()).toMatchObject({ status: 'saved', files: text('theirs'), revision: 2 })
  keeper.edit(text('more'))
  await keeper.saveNow()
  expect(server).toMatchObject({ revision: 3, files: text('more') })
})

test('a window in which nothing was written follows the other one by itself', async () => {
  const { keeper, server } = begin()
  Object.assign(server, { revision: 2, files: text('theirs') })
  await keeper.hearOf(2)
  expect(keeper.get()).toMatchObject({ status: 'saved', files: text('theirs'), revision: 2 })
})

test('without the server the text stays in the browser and is saved when the server is back', async () => {
  const { keeper, server, kept, pass } = begin()
  server.isAway = true
  keeper.edit(text('b'))
  await pass(1500)
  expect(keeper.get().status).toBe('offline')
  expect(kept()).toMatchObject({ files: text('b'), isUnsaved: true })
  server.isAway = false
  await pass(5000)
  expect(keeper.get().status).toBe('saved')
})

test('when the other window’s text cannot be fetched, it is tried again and nothing is overwritten', async () => {
  const { keeper, server, pass } = begin()
  Object.assign(server, { revision: 2, files: text('theirs'), isLost: true })
  keeper.edit(text('mine'))
  await keeper.saveNow()
  expect(keeper.get().status).toBe('offline')
  server.isLost = false
  await pass(5000)
  await pass(0)
  expect(keeper.get()).toMatchObject({ status: 'choose', files: text('mine') })
  expect(server.files).toEqual(text('theirs'))
})

test('a browser without storage still saves to the server', async () => {
  const { keeper, server, pass } = begin({ isFull: true })
  keeper.edit(text('b'))
  await pass(1500)
  expect(server).toMatchObject({ revision: 2, files: text('b') })
  expect(keeper.get().status).toBe('saved')
})

test('leaving the page hands the last words over', () => {
  const { keeper, kept, leaving } = begin()
  keeper.edit(text('last'))
  keeper.leave()
  expect(kept()?.files).toEqual(text('last'))
  expect(leaving()).toEqual(text('last'))
})

function text(body: string): AppFiles {
  return { 'app.md': body }
}

/** A keeper with a server of one draft and a clock that moves by hand. */
function begin({ isFull = false } = {}) {
  const server = { files: text('a'), revision: 1, isAway: false, isLost: false }
  const draft = (): Draft => ({
    id: 'd' as Draft['id'],
    title: { zh: '', en: '' },
    updatedAt: '2026-03-02T02:00:00.000Z',
    files: { ...server.files },
    revision: server.revision,
  })
  let local: LocalCopy | undefined
  let handedOver: AppFiles | undefined
  let now = 0
  const works = new Set<{ at: number; work: () => void }>()
  const keeper = new DraftKeeper(
    {
      async save({ files, revision }, isLeaving) {
        if (isLeaving) handedOver = files
        if (server.isAway) throw new TypeError('no connection')
        if (revision !== server.revision) throw problem('draft-changed', { revision: server.revision })
        Object.assign(server, { files, revision: revision + 1 })
        return { revision: server.revision, updatedAt: draft().updatedAt }
      },
      async load() {
        if (server.isLost) throw new TypeError('no connection')
        return draft()
      },
      async keepLocal(copy) {
        if (isFull) throw new DOMException('no room', 'QuotaExceededError')
        local = copy
      },
      tell: () => {},
      later(work, ms) {
        const entry = { at: now + ms, work }
        works.add(entry)
        return () => works.delete(entry)
      },
    },
    draft(),
    { files: text('a') },
  )
  return {
    keeper,
    server,
    kept: () => local,
    leaving: () => handedOver,
    pass: async (ms: number): Promise<void> => {
      now += ms
      for (const entry of [...works].filter(({ at }) => at <= now)) {
        works.delete(entry)
        entry.work()
      }
      await new Promise((resolve) => setImmediate(resolve))
    },
  }
}
