import { publishSmallApp } from './apps.ts'
import { listed, median, repeat, type Figure } from './figure.ts'
import { forkToChart, visit } from './visitor.ts'

/** From the press on 复刻 to the first chart of the fork in the workbench. */
export async function measureFork(origin: string): Promise<Figure[]> {
  const author = await visit(origin, 'chen.jing')
  const name = await publishSmallApp(author)
  await author.close()
  const colleague = await visit(origin, 'zhou.min')
  const forks = await repeat(() => forkToChart(colleague, origin, name), { times: 3 })
  await colleague.close()
  return [{ what: 'fork → running', most: 2000, measured: median(forks), unit: 'ms', note: listed(forks) }]
}
