import { expect, test } from 'vitest'
import type { Block } from '../app/app.ts'
import { nextTask, openNeeds } from './next-task.ts'
import type { Task } from './task.ts'

const rows = task('rows', { needs: [], kind: 'dataset' })
const daily = task('daily', { needs: ['rows'], kind: 'view' })
const stored = task('stored', { needs: ['daily'], kind: 'table' })
const chart = task('chart', { needs: ['daily'], kind: 'chart' })
const figure = task('figure', { needs: ['stored'], kind: 'chart' })
const plan = [rows, daily, stored, chart, figure]

test.each<{ what: string; settled: string[]; suspects: string[]; next: string | undefined }>([
  {
    what: 'a chart over a view does not wait for the view’s own turn',
    settled: [],
    suspects: [],
    next: 'chart',
  },
  {
    what: 'what is stored comes before the figure that reads it',
    settled: ['chart'],
    suspects: [],
    next: 'stored',
  },
  { what: 'then the figure', settled: ['chart', 'stored'], suspects: [], next: 'figure' },
  {
    what: 'what nobody looks at comes last',
    settled: ['chart', 'stored', 'figure'],
    suspects: [],
    next: 'rows',
  },
  {
    what: 'what may have trapped the engine gets a turn of its own',
    settled: [],
    suspects: ['daily'],
    next: 'daily',
  },
  { what: 'nothing is left', settled: plan.map(({ name }) => name), suspects: [], next: undefined },
])('$what', ({ settled, suspects, next }) => {
  const found = nextTask(plan, {
    isSettled: ({ name }) => settled.includes(name),
    isSuspect: ({ name }) => suspects.includes(name),
  })
  expect(found?.name).toBe(next)
})

test('what a reader needs is named from the first to the last', () => {
  expect(openNeeds(figure, plan).map(({ name }) => name)).toEqual(['rows', 'daily', 'stored'])
})

function task(name: string, { needs, kind }: { needs: readonly string[]; kind: string }): Task {
  const place = { file: 'app.md', line: 1 }
  const base = { name, place, needs, fingerprint: name, missing: [] }
  if (kind === 'chart') return { ...base, block: { kind, name } as Block } // only its kind is read
  if (kind === 'dataset') {
    return { ...base, build: { kind, dataset: { alias: name, source: name, columns: [] } } }
  }
  return { ...base, build: { kind: 'sql', sql: '', stored: kind === 'table', seed: '' } }
}
