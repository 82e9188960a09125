import { expect, test } from 'vitest'
import { forkApp } from '@aladdin/sdk/contract/workbench.ts'
import { publishDraft } from '@aladdin/sdk/contract/publishing.ts'
import { getApp } from '@aladdin/sdk/contract/gallery.ts'
import { stepOfCall, stepsSeen } from './notice-step.ts'

const scene = { path: '/apps/cash', search: '', firstSearch: '', isDrawn: false }

test.each([
  { what: 'the gallery', seen: { ...scene, path: '/apps' }, steps: [] },
  { what: 'an app that is still waiting for its rows', seen: scene, steps: ['find'] },
  { what: 'an app that has drawn', seen: { ...scene, isDrawn: true }, steps: ['find', 'run'] },
  {
    what: 'a link that came with filters',
    seen: { ...scene, isDrawn: true, search: '?days=7', firstSearch: '?days=7' },
    steps: ['find', 'run'],
  },
  {
    what: 'a filter that was changed',
    seen: { ...scene, isDrawn: true, search: '?days=7' },
    steps: ['find', 'run', 'filter'],
  },
])('$what shows what was done and no more', ({ seen, steps }) => {
  expect(stepsSeen(seen)).toEqual(steps)
})

test('forking and publishing are noticed by the calls that do them', () => {
  expect([forkApp, publishDraft, getApp].map(stepOfCall)).toEqual(['fork', 'publish', undefined])
})
