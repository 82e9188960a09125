import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { AnsweredRun, Appearance, RunRequest } from '@aladdin/sdk/bridge/messages.ts'
import { Runner } from './host.ts'
import type { RunnerEvents } from './runner-events.ts'
import { loadRunnerFiles, type FileProgress } from './runner-files.ts'
import { layWatermark, type Watermark } from './watermark.ts'
import { giveBack, takeFrame } from './spare.ts'

/**
 * A sealed frame in a page. It starts its engine as soon as it stands, so mount it before the run's data is there and
 * give it `run` when it is. `onRunner` hands the runner over for everything else: queries, rows, stop, restart.
 */
export function AppFrame(props: {
  /** Address of the runner document with `{instance}` for the frame's random name. */
  readonly frameUrl: string
  readonly run: RunRequest | undefined
  /** What the server answered, drawn until the engine has computed `run`, or in its place. */
  readonly answer?: AnsweredRun | undefined
  readonly appearance: Appearance
  /** Spoken name of the frame: the app's title. */
  readonly title: string
  readonly events?: RunnerEvents
  /** Shows a draft: the frame of the app that it was forked from may go on here. */
  readonly goesOn?: boolean
  /** Whose eyes are on it; laid over the frame where the data is not public. */
  readonly watermark?: Watermark | undefined
  readonly onRunner?: (runner: Runner | undefined) => void
  /** Bytes of the engine on their way. */
  readonly onProgress?: (progress: FileProgress) => void
}) {
  const {
    frameUrl,
    run,
    answer,
    appearance,
    title,
    goesOn = false,
    watermark,
    events,
    onRunner,
    onProgress,
  } = props
  const place = useRef<HTMLDivElement>(null)
  const cover = useRef<HTMLDivElement>(null)
  const [runner, setRunner] = useState<Runner>()
  const [failure, setFailure] = useState<Error>()
  // What the page wants to hear may change with every drawing; the frame must not be made again for it.
  const latest = useRef({ events, onRunner, onProgress, appearance, title })
  useEffect(() => {
    latest.current = { events, onRunner, onProgress, appearance, title }
  })

  // The frame must be taken out before the page's elements go: a frame that leaves the document ends.
  useLayoutEffect(() => {
    if (place.current === null) return undefined
    const files = loadRunnerFiles(frameUrl, (progress) => latest.current.onProgress?.(progress))
    const { appearance, title } = latest.current
    const here = { element: place.current, appearance, title, on: forwarded(() => latest.current.events) }
    const started = takeFrame(goesOn)
    started?.moveTo(here)
    const opened = started ?? new Runner({ ...here, files })
    setRunner(opened)
    latest.current.onRunner?.(opened)
    files.program.catch(setFailure)
    files.engine.catch((cause: Error) => {
      const heard = latest.current.events?.engineFailed
      if (heard === undefined) setFailure(cause)
      else heard(cause.message)
    })
    return () => {
      giveBack(opened)
      setRunner(undefined)
      latest.current.onRunner?.(undefined)
    }
  }, [frameUrl, goesOn])

  useEffect(() => {
    if (runner !== undefined && answer !== undefined) runner.showAnswer(answer)
  }, [runner, answer])

  useEffect(() => {
    if (runner !== undefined && run !== undefined) runner.show(run)
  }, [runner, run])

  useEffect(() => runner?.setAppearance(appearance), [runner, appearance])

  const text = watermark?.text
  const classification = watermark?.classification
  useEffect(() => {
    if (cover.current === null || text === undefined || classification === undefined) return undefined
    return layWatermark(cover.current, { text, classification })
  }, [text, classification])

  // The page's error boundary says what happened and offers to try again.
  if (failure !== undefined) throw failure
  return (
    <div ref={cover} style={{ position: 'relative', width: '100%', height: '100%' }}>
      <div ref={place} style={{ width: '100%', height: '100%' }} />
    </div>
  )
}

function forwarded(events: () => RunnerEvents | undefined): RunnerEvents {
  return {
    ready: (version) => events()?.ready?.(version),
    stage: (stage) => events()?.stage?.(stage),
    state: (block, state) => events()?.state?.(block, state),
    settled: () => events()?.settled?.(),
    parameters: (parameters) => events()?.parameters?.(parameters),
    height: (pixels) => events()?.height?.(pixels),
    selected: (block) => events()?.selected?.(block),
    hang: (isHung) => events()?.hang?.(isHung),
    engineFailed: (message) => {
      const on = events()
      if (on?.engineFailed === undefined) on?.ended?.(message)
      else on.engineFailed(message)
    },
    ended: (reason) => events()?.ended?.(reason),
  }
}
