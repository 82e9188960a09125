import { useState } from 'react'
import type { Runner } from '../../sandbox/host.ts'
import type { Console } from './console-tab.tsx'

/** Runs the author's own SELECT in the frame and keeps the newest answer. */
export function useConsole(runner: Runner | undefined): {
  readonly state: Console
  readonly change: (sql: string) => void
  readonly run: (sql: string) => void
  readonly cancel: () => void
} {
  const [state, setState] = useState<Console>({ sql: '', answer: undefined, isRunning: false })
  const run = (sql: string): void => {
    if (runner === undefined || sql.trim() === '') return
    setState({ sql, answer: undefined, isRunning: true })
    void runner.query(sql, { limit: mostRows }).then((answer) =>
      // A later question has its own answer.
      setState((known) => (known.sql === sql ? { ...known, answer, isRunning: false } : known)),
    )
  }
  return {
    state,
    change: (sql) => setState((known) => ({ ...known, sql, isRunning: false })),
    run,
    cancel: () => runner?.cancel(),
  }
}

const mostRows = 500
