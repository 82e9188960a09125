import { expect, test } from 'vitest'
import { nextTour } from './next-tour.ts'

test('a step that was done is marked, and twice is once', () => {
  const marked = nextTour({ state: 'shown', done: ['find'] }, { done: 'run' }, 5)
  expect(marked).toEqual({ state: 'shown', done: ['find', 'run'] })
  expect(nextTour(marked, { done: 'run' }, 5)).toEqual(marked)
})

test('putting the tour away keeps what was done', () => {
  expect(nextTour({ state: 'shown', done: ['find'] }, { state: 'away' }, 5)).toEqual({
    state: 'away',
    done: ['find'],
  })
})

test('the last step ends the tour, and it can be begun again', () => {
  const over = nextTour({ state: 'shown', done: ['find', 'run'] }, { done: 'filter' }, 3)
  expect(over).toEqual({ state: 'over', done: ['find', 'run', 'filter'] })
  expect(nextTour(over, { state: 'new' }, 3)).toEqual({ state: 'new', done: [] })
})
