import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chooseSites } from '@aladdin/sdk/methods/sites/choose.ts'
import type { Printer } from './measure-uplift.ts'
import { readPmed } from './read-pmed.ts'

const optima = [
  [1, 5819],
  [2, 4093],
  [4, 3034],
  [6, 7824],
  [11, 7696],
  [16, 8162],
] as const

/** Problems of the OR-Library whose best choice is known. */
export async function measureSites({ folder, line }: Printer): Promise<void> {
  for (const [number, best] of optima) {
    const text = readFileSync(join(folder, `orlib-pmedian/pmed${number}.txt`), 'utf8')
    const before = process.cpuUsage()
    const { p, costs } = readPmed(text)
    const { total, bound } = await chooseSites(costs, { p, seed: 1, pace: async () => undefined })
    const { user, system } = process.cpuUsage(before)
    const goal = number <= 10 ? '= best' : 'gap <= 0.5 %'
    const isMet = total === best || (number > 10 && total <= 1.005 * best)
    line([
      `p-median pmed${number}`,
      String(total),
      `bound ${bound.toFixed(0)}`,
      String(best),
      goal,
      isMet ? 'yes' : 'NO',
      ((user + system) / 1e6).toFixed(2),
    ])
  }
}
