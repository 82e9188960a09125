import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import type { App } from '@aladdin/sdk/app/app.ts'
import type { BlockSummary, QueryAnswer } from '@aladdin/sdk/bridge/messages.ts'
import { toAnswer } from '@aladdin/sdk/bridge/to-summary.ts'
import type { KeptWorker } from '@aladdin/sdk/node/kept-worker.ts'
import { inlineBlocks } from '@aladdin/sdk/runtime/select.ts'
import type { RunInputs, ViewerScope } from '@aladdin/sdk/runtime/block-state.ts'
import type { Runner } from '../../web/src/sandbox/host.ts'
import { readTable } from '@aladdin/sdk/runtime/read-table.ts'

/** One app on one set of rows: what both places get. */
export interface ParityRun {
  readonly app: App
  readonly files: readonly { readonly alias: string; readonly path: string }[]
  readonly inputs: RunInputs
  readonly scope: ViewerScope
}

/** By block: its columns with types and its rows as text, or the code and the sentence of its failure. */
export type Seen = Readonly<Record<string, unknown>>

const mostRows = 50_000

/** Through the server's worker, as a viewer is answered. */
export async function onServer(worker: KeptWorker, { app, files, inputs, scope }: ParityRun): Promise<Seen> {
  const { blocks, end } = await worker.run({
    order: {
      key: JSON.stringify([files, app.title]),
      app,
      datasets: files.map(({ alias, path }) => ({ alias, file: path })),
      inputs,
      scope,
      rowLimit: mostRows,
      maxBytes: Number.POSITIVE_INFINITY,
    },
    deadlineMs: 240_000,
  })
  if (end !== 'finished') throw new Error(`the server’s run ended as ${end}`)
  const seen = [...blocks].map(([name, { status, arrow, truncated, failure, reason }]) => {
    if (arrow === undefined)
      return [name, { status, message: failure?.message ?? reason, code: failure?.code }]
    return [name, plain(toAnswer({ table: readTable(arrow), truncated, elapsedMs: 0 }, mostRows))]
  })
  return Object.fromEntries(seen)
}

interface ParityPage extends Window {
  runner?: Runner
  states: Record<string, BlockSummary>
  onSettled: () => void
  ended?: Promise<never>
  onEnded: (reason: string) => void
}

/** In the sealed frame of a page that `startRunnerServer` serves; frame and engine are made once per page. */
export async function inChromium(page: Page, port: number, run: ParityRun): Promise<Seen> {
  const { app, inputs, scope } = run
  const { states, answers } = await page.evaluate(
    async (given) => {
      const host = window as unknown as ParityPage
      host.states = {}
      const settled = new Promise<void>((resolve) => {
        host.onSettled = resolve
      })
      host.ended ??= new Promise<never>((_, reject) => {
        host.onEnded = (reason) => reject(new Error(`the frame was ended: ${reason}`))
      })
      host.runner ??= await window.sandbox.open(given.frameUrl, {
        state: (block, state) => {
          host.states[block] = state
        },
        settled: () => host.onSettled(),
        ended: (reason) => host.onEnded(reason),
      })
      host.runner.show({
        app: given.app,
        inputs: given.inputs,
        scope: given.scope,
        datasets: given.files.map(({ alias, base64 }) => ({
          alias,
          version: crypto.randomUUID(),
          blob: new Blob([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))]),
        })),
      })
      await Promise.race([settled, host.ended])
      const found: Record<string, QueryAnswer> = {}
      for (const [name, state] of Object.entries(host.states)) {
        if (state.status !== 'done') continue
        found[name] = await Promise.race([host.runner.rows(name, given.mostRows), host.ended])
      }
      return { states: host.states, answers: found }
    },
    {
      frameUrl: `http://{instance}.localhost:${port}/r/frame.html`,
      mostRows,
      app,
      inputs,
      scope,
      files: run.files.map(({ alias, path }) => ({ alias, base64: readFileSync(path).toString('base64') })),
    },
  )
  const shown = new Set([
    ...app.blocks.filter(({ kind }) => kind !== 'sql' && kind !== 'model').map(({ name }) => name),
    ...inlineBlocks(app),
  ])
  const seen = Object.entries(states).flatMap(([name, { status, message, code, columns }]) => {
    const answer = answers[name]
    if (answer === undefined) return [[name, { status, message, code }]]
    // a relation that went well is seen in what reads it, or in the text; a plain input has nothing to show
    return shown.has(name) && columns?.length !== 0 ? [[name, plain(answer)]] : []
  })
  return Object.fromEntries(seen)
}

/** Values as text that keeps what JSON would lose: not-a-number, infinities and the sign of zero. */
function plain(answer: QueryAnswer): unknown {
  if (!answer.ok) return { status: 'unreadable', message: answer.message }
  const { columns, rows, truncated } = answer
  const cell = (value: unknown) =>
    typeof value === 'number' ? `${Object.is(value, -0) ? '-' : ''}${value}` : value
  return { columns, truncated, rows: rows.map((row) => row.map(cell)) }
}
