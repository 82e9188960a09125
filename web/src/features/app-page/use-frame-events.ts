import type { RunnerStage } from '@aladdin/sdk/bridge/messages.ts'
import { parametersToSearch } from '@aladdin/sdk/runtime/parameters.ts'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatBytes } from '../../format/bytes.ts'
import type { RunnerEvents } from '../../sandbox/runner-events.ts'
import type { FileProgress } from '../../sandbox/runner-files.ts'
import { useUseReport } from './use-use-report.ts'
import type { Run } from './use-run.ts'

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
export function useFrameEvents(run: Run): FrameState & {
  events: RunnerEvents
  onProgress: (progress: FileProgress) => void
  forget: () => void
} {
  const [state, setState] = useState(start)
  const navigate = useNavigate()
  const { i18n } = useTranslation()
  const reportInteraction = useUseReport(run.opened?.run)
  const app = run.opened?.app ?? run.answer?.app
  const change = (part: Partial<FrameState>) => setState((known) => ({ ...known, ...part }))
  const events: RunnerEvents = {
    state: (name, { status }) => {
      const block = app?.blocks.find((candidate) => candidate.name === name)
      const isSeen = block?.kind === 'chart' || block?.kind === 'kpi' || block?.kind === 'table'
      if (status === 'failed' || (status === 'done' && isSeen)) change({ isDrawn: true })
    },
    settled: () => {
      change({ isDrawn: true })
      run.goLive()
    },
    engineFailed: () => {
      change({ stage: undefined })
      run.loseEngine({
        zh: i18n.getFixedT('zh', 'appPage')('engineLost'),
        en: i18n.getFixedT('en', 'appPage')('engineLost'),
      })
    },
    stage: (stage) => change({ stage, arrived: '' }),
    height: (height) => change({ height }),
    hang: (isHung) => change({ isHung }),
    ended: () => change({ hasEnded: true, isHung: false }),
    selected: reportInteraction,
    parameters: (parameters) => {
      reportInteraction()
      if (app === undefined) return
      const search = Object.fromEntries(new URLSearchParams(parametersToSearch(app, parameters)))
      run.ask(search)
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
