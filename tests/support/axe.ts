import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Frame, Page } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What hinders people on the page that is shown, as `rule: element`; only what axe calls serious or critical. */
export async function seriousHindrances(page: Page | Frame): Promise<readonly string[]> {
  // Evaluated from outside, so that the page's own policy for scripts stays as strict as it is.
  await page.evaluate(axe)
  return await page.evaluate(async () => {
    const tool = (window as unknown as { axe: AxeTool }).axe
    const { violations } = await tool.run(document, { iframes: false, resultTypes: ['violations'] })
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
  })
}

interface AxeTool {
  run(
    where: Document,
    options: object,
  ): Promise<{
    readonly violations: readonly {
      readonly id: string
      readonly impact: string | null
      readonly nodes: readonly { readonly target: readonly string[] }[]
    }[]
  }>
}
