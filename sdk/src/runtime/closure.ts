import type { App } from '../app/app.ts'
import type { Plan } from './plan.ts'

/** The app with only what the named blocks or relations need, and all inputs. */
export function closureOf(app: App, plan: Plan, names: readonly string[]): App {
  const wanted = new Set<string>()
  const want = (task: string): void => {
    if (wanted.has(task)) return
    wanted.add(task)
    for (const need of plan.tasks.find((each) => each.name === task)?.needs ?? []) want(need)
  }
  for (const name of names) want(plan.producers.get(name.toLowerCase()) ?? name)
  const kept = app.blocks.filter((block) => wanted.has(block.name) || block.kind === 'input')
  return {
    ...app,
    blocks: kept,
    datasets: app.datasets.filter((dataset) => wanted.has(dataset.alias)),
    body: { zh: [], en: [] },
  }
}
