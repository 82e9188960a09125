import type { Draft } from '@aladdin/sdk/contract/workbench.ts'
import { publishSmallApp } from './apps.ts'
import { listed, median, repeat, type Figure } from './figure.ts'
import { openToChart, visit } from './visitor.ts'

/** From asking for a fork to the first chart of it in the workbench, with the browser's cache warm. */
export async function measureFork(origin: string): Promise<Figure[]> {
  const author = await visit(origin, 'chen.jing')
  const name = await publishSmallApp(author)
  await author.close()
  const colleague = await visit(origin, 'zhou.min')
  const forks = await repeat(
    async () => {
      const started = performance.now()
      const draft = await colleague.ask<Draft>('POST', `/api/apps/${name}/forks`, {})
      const forkMs = performance.now() - started
      return forkMs + (await openToChart(colleague, `${origin}/workbench/${draft.id}`))
    },
    { times: 3 },
  )
  await colleague.close()
  return [{ what: 'fork → running', most: 2000, measured: median(forks), unit: 'ms', note: listed(forks) }]
}
