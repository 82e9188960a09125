import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import type { App } from '@aladdin/sdk/app/app.ts'
import type { BlockSummary, QueryAnswer } from '@aladdin/sdk/bridge/messages.ts'
import type { RunInputs, ViewerScope } from '@aladdin/sdk/runtime/block-state.ts'
import type { Runner } from '../../web/src/sandbox/host.ts'

export interface BrowserRun {
  readonly states: Readonly<Record<string, BlockSummary>>
  /** Rows of the wanted relations, or why there are none. */
  readonly answers: Readonly<Record<string, QueryAnswer>>
}

interface RunPage extends Window {
  runner?: Runner
  states: Record<string, BlockSummary>
  onSettled: () => void
}

/**
 * Runs an app in a sealed frame of a page that `startRunnerServer` serves, and reads relations of it. The frame and
 * its engine are made once per page.
 */
export async function runInBrowser(
  page: Page,
  port: number,
  run: {
    readonly app: App
    /** `.duckdb` files with one table `main.data`. */
    readonly files: readonly { readonly alias: string; readonly path: string }[]
    readonly inputs: RunInputs
    readonly scope: ViewerScope
    readonly relations: readonly string[]
  },
): Promise<BrowserRun> {
  const datasets = run.files.map(({ alias, path }) => ({
    alias,
    base64: readFileSync(path).toString('base64'),
  }))
  const { app, inputs, scope, relations } = run
  return await page.evaluate(
    async (given) => {
      const host = window as unknown as RunPage
      host.states = {}
      const settled = new Promise<void>((resolve) => {
        host.onSettled = resolve
      })
      host.runner ??= await window.sandbox.open(given.frameUrl, {
        state: (block, state) => {
          host.states[block] = state
        },
        settled: () => host.onSettled(),
      })
      const { runner } = host
      runner.show({
        app: given.app,
        inputs: given.inputs,
        scope: given.scope,
        datasets: given.datasets.map(({ alias, base64 }) => ({
          alias,
          version: crypto.randomUUID(),
          blob: new Blob([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))]),
        })),
      })
      await settled
      const answers: Record<string, QueryAnswer> = {}
      for (const relation of given.relations) {
        answers[relation] = await runner.query(`select * from "${relation}"`, { limit: 100_000 })
      }
      return { states: host.states, answers }
    },
    { frameUrl: `http://{instance}.localhost:${port}/r/frame.html`, app, inputs, scope, relations, datasets },
  )
}
