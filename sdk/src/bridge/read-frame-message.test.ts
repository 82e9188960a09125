import { expect, test } from 'vitest'
import { messageQuota } from './message-quota.ts'
import { readFrameMessage } from './read-frame-message.ts'

test.each([
  [{ kind: 'started' }],
  [{ kind: 'pong', beat: 3 }],
  [
    {
      kind: 'states',
      states: { daily: { status: 'done', rows: 3, columns: [{ name: 'a', type: 'Utf8' }] } },
    },
  ],
  [{ kind: 'parameters', parameters: { days: 14, period: ['2026-01-01', '2026-02-01'], machine: null } }],
  [
    {
      kind: 'answer',
      id: 1,
      answer: { ok: true, columns: [], rows: [[1, 'a', null]], truncated: false, elapsedMs: 1 },
    },
  ],
])('a host believes %j', (message) => {
  expect(readFrameMessage(message)).toBe(message)
})

test.each([
  [null],
  ['started'],
  [{ kind: 'fetch', url: 'https://example.org' }],
  [{ kind: 'toString' }],
  [{ kind: 'pong', beat: -1 }],
  [{ kind: 'started', extra: 1 }],
  [{ kind: 'height', pixels: Number.NaN }],
  [{ kind: 'states', states: { daily: { status: 'gone' } } }],
  [{ kind: 'parameters', parameters: { days: { nested: true } } }],
  [
    {
      kind: 'answer',
      id: 1,
      answer: { ok: true, columns: [], rows: [[{}]], truncated: false, elapsedMs: 1 },
    },
  ],
  [{ kind: 'broken', message: 'x'.repeat(5000) }],
])('a host refuses %j', (message) => {
  expect(readFrameMessage(message)).toBeUndefined()
})

test('a frame that floods its host runs out of words until time has passed', () => {
  let now = 0
  const { take } = messageQuota({ burst: 2, perSecond: 1, now: () => now })
  expect([take(), take(), take()]).toEqual([true, true, false])
  now = 1000
  expect([take(), take()]).toEqual([true, false])
})

test('an answer that the host asked for costs a frame no word, however many are asked', () => {
  const { take, giveBack } = messageQuota({ burst: 2, perSecond: 1, now: () => 0 })
  for (let asked = 0; asked < 500; asked += 1) {
    expect(take()).toBe(true)
    giveBack()
  }
  expect([take(), take(), take()]).toEqual([true, true, false])
})
