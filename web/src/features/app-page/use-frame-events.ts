import type { RunnerStage } from '@aladdin/sdk/bridge/messages.ts'
import type { OpenedRun } from '@aladdin/sdk/contract/runs.ts'
import { parametersToSearch } from '@aladdin/sdk/runtime/parameters.ts'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { formatBytes } from '../../format/bytes.ts'
import type { RunnerEvents } from '../../sandbox/host.ts'
import type { FileProgress } from '../../sandbox/runner-files.ts'
import { useUseReport } from './use-use-report.ts'

interface FrameState {
  /** A first block that is seen stands: the picture may go. */
  readonly isDrawn: boolean
  readonly isHung: boolean
  readonly hasEnded: boolean
  readonly height: number
  /** Bytes of the engine that have arrived, of how many; empty once it starts. */
  readonly arrived: string
  readonly stage: RunnerStage | undefined
}

const start: FrameState = {
  isDrawn: false,
  isHung: false,
  hasEnded: false,
  height: 0,
  arrived: '',
  stage: undefined,
}

/** What the frame says of itself; filters go into the address, and the first of them counts as use. */
export function useFrameEvents(run: OpenedRun | undefined): FrameState & {
  events: RunnerEvents
  onProgress: (progress: FileProgress) => void
  forget: () => void
} {
  const [state, setState] = useState(start)
  const navigate = useNavigate()
  const reportInteraction = useUseReport(run?.run)
  const change = (part: Partial<FrameState>) => setState((known) => ({ ...known, ...part }))
  const events: RunnerEvents = {
    state: (name, { status }) => {
      const block = run?.app.blocks.find((candidate) => candidate.name === name)
      const isSeen = block?.kind === 'chart' || block?.kind === 'kpi' || block?.kind === 'table'
      if (status === 'failed' || (status === 'done' && isSeen)) change({ isDrawn: true })
    },
    settled: () => change({ isDrawn: true }),
    stage: (stage) => change({ stage, arrived: '' }),
    height: (height) => change({ height }),
    hang: (isHung) => change({ isHung }),
    ended: () => change({ hasEnded: true, isHung: false }),
    selected: reportInteraction,
    parameters: (parameters) => {
      reportInteraction()
      if (run === undefined) return
      const search = Object.fromEntries(new URLSearchParams(parametersToSearch(run.app, parameters)))
      void navigate({ to: '.', search, replace: true, resetScroll: false })
    },
  }
  return {
    ...state,
    events,
    onProgress: ({ loadedBytes, totalBytes }) =>
      change({ arrived: `${formatBytes(loadedBytes)} / ${formatBytes(totalBytes)}` }),
    forget: () => setState(start),
  }
}
