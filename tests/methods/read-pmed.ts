import type { Costs } from '@aladdin/sdk/methods/sites/choice.ts'
import { completeByPaths } from '@aladdin/sdk/methods/sites/shortest-paths.ts'

/** A p-median problem of the OR-Library: places, roads, p, then each road with its length. */
export function readPmed(text: string): { readonly p: number; readonly costs: Costs } {
  const [places = 0, , p = 0, ...rest] = text.trim().split(/\s+/).map(Number)
  const links = Array.from({ length: Math.floor(rest.length / 3) }, (_, line) => {
    const [from = 1, to = 1, cost = 0] = rest.slice(3 * line, 3 * line + 3)
    return { from: from - 1, to: to - 1, cost, line }
  })
  const all = Array.from({ length: places }, (_, place) => place)
  return {
    p,
    costs: {
      demand: places,
      sites: places,
      cost: completeByPaths(links, { demand: all, sites: all, places }),
    },
  }
}
