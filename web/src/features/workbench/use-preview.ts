import type { App } from '@aladdin/sdk/app/app.ts'
import type { BlockSummary, RunnerStage, RunRequest } from '@aladdin/sdk/bridge/messages.ts'
import type { ParameterValue } from '@aladdin/sdk/runtime/block-state.ts'
import { withGiven } from '@aladdin/sdk/runtime/given.ts'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Runner } from '../../sandbox/host.ts'
import type { RunnerEvents } from '../../sandbox/runner-events.ts'
import type { FileProgress } from '../../sandbox/runner-files.ts'
import { useSession } from '../../session.ts'
import { withLoaded } from './load-models.ts'
import { keyOf, useExtracts, type LoadedExtracts } from './use-extracts.ts'

export type States = ReadonlyMap<string, BlockSummary>

export interface Preview {
  readonly run: RunRequest | undefined
  readonly runner: Runner | undefined
  readonly states: States
  readonly data: LoadedExtracts | undefined
  readonly dataError: Error | null
  readonly engine: string | undefined
  readonly isHung: boolean
  readonly hasEnded: boolean
  readonly arrived: FileProgress | undefined
  readonly stage: RunnerStage | undefined
  readonly isDrawn: boolean
  readonly events: RunnerEvents
  readonly onRunner: (runner: Runner | undefined) => void
  readonly onProgress: (progress: FileProgress) => void
  readonly restart: () => void
  readonly retryData: () => void
}

/** The app as it is written, running in the sealed frame: what changes in the text changes there at once. */
export function usePreview(written: App | undefined, onSelected: (block: string) => void): Preview {
  const { position, branches } = useSession()
  const extracts = useExtracts(written)
  const loaded = extracts.data
  const app = useMemo(
    () =>
      written === undefined || loaded === undefined
        ? written
        : withGiven(withLoaded(written, loaded.models), loaded.extracts),
    [written, loaded],
  )
  const [runner, setRunner] = useState<Runner>()
  const [states, setStates] = useState<States>(new Map())
  const [frame, setFrame] = useState<Frame>(start)
  const change = (part: Partial<Frame>) => setFrame((known) => ({ ...known, ...part }))
  const parameters = useRef<Readonly<Record<string, ParameterValue>>>({})
  const newest = useRef(app)
  useEffect(() => {
    newest.current = app
  })

  const { data } = extracts
  const fits = app !== undefined && data?.key === keyOf(app)
  const first = fits ? app : undefined
  const isReady = first !== undefined
  // One request per set of data; later texts go to the frame as changes of it.
  const run = useMemo((): RunRequest | undefined => {
    const shown = newest.current ?? first
    if (!isReady || shown === undefined || data === undefined) return undefined
    return {
      app: shown,
      datasets: data.datasets,
      inputs: { parameters: parameters.current, today: data.today, seed: 1 },
      scope: { branch: position.branch, branches },
    }
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `first` changes with every key, the data does not
  }, [data, isReady, position, branches])

  useEffect(() => {
    if (runner !== undefined && run !== undefined && fits && app !== undefined && app !== run.app)
      runner.setApp(app)
  }, [runner, run, app, fits])

  const events: RunnerEvents = {
    ready: (engine) => change({ engine }),
    state: (block, state) => {
      setStates((known) => new Map(known).set(block, state))
      if (state.status === 'failed' || (state.status === 'done' && isSeen(newest.current, block)))
        change({ isDrawn: true })
    },
    settled: () => change({ isDrawn: true }),
    stage: (stage) => change({ stage, arrived: undefined }),
    hang: (isHung) => change({ isHung }),
    ended: () => change({ hasEnded: true, isHung: false }),
    selected: onSelected,
    parameters: (chosen) => {
      parameters.current = chosen
    },
  }
  const shownStates = useMemo(() => onlyOf(app, states), [app, states])
  return {
    ...frame,
    run,
    runner,
    states: shownStates,
    data,
    dataError: extracts.error,
    events,
    onRunner: setRunner,
    onProgress: (arrived) => change({ arrived }),
    restart: () => {
      setFrame(start)
      setStates(new Map())
      runner?.restart()
    },
    retryData: () => void extracts.refetch(),
  }
}

interface Frame {
  readonly engine: string | undefined
  readonly isHung: boolean
  readonly hasEnded: boolean
  /** Bytes of the engine that have arrived, until it starts. */
  readonly arrived: FileProgress | undefined
  readonly stage: RunnerStage | undefined
  /** A first block that is seen stands. */
  readonly isDrawn: boolean
}

const start: Frame = {
  engine: undefined,
  isHung: false,
  hasEnded: false,
  arrived: undefined,
  stage: undefined,
  isDrawn: false,
}

function isSeen(app: App | undefined, name: string): boolean {
  const kind = app?.blocks.find((block) => block.name === name)?.kind
  return kind === 'chart' || kind === 'kpi' || kind === 'table'
}

function onlyOf(app: App | undefined, states: States): States {
  const names = new Set(app?.blocks.map(({ name }) => name))
  return new Map([...states].filter(([name]) => names.has(name)))
}
