import type { AnsweredRun, RunRequest } from '@aladdin/sdk/bridge/messages.ts'
import type { OpenedRun } from '@aladdin/sdk/contract/runs.ts'
import type { LocalText } from '@aladdin/sdk/contract/text.ts'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useSession } from '../../session.ts'
import { answerQuery, toAnsweredRun } from './answer-query.ts'
import { runQuery } from './queries.ts'
import { useRunRequest } from './use-run-request.ts'

/** Where what stands on the page came from. */
export interface Source {
  readonly place: 'stored' | 'server' | 'browser'
  /** When the server made it. */
  readonly madeAt?: string
  /** Why it is not computed in the browser. */
  readonly reason?: LocalText
}

export interface Run {
  readonly opened: OpenedRun | undefined
  /** For the engine; undefined while its rows are on their way, and where the server computes. */
  readonly request: RunRequest | undefined
  readonly answer: AnsweredRun | undefined
  readonly source: Source | undefined
  /** Nothing can be shown: neither an engine's results nor an answer. */
  readonly error: Error | null
  readonly retry: () => void
  /** The engine has computed a whole page. */
  readonly goLive: () => void
  /** The viewer moved a filter before there was an engine: the server is asked. */
  readonly ask: (parameters: Readonly<Record<string, string>>) => void
  readonly loseEngine: (reason: LocalText) => void
}

/**
 * One opening of an app: the server's answer at once, the engine behind it. Where no engine can be started, or the
 * rows must not leave the server, the answers go on.
 */
export function useRun(opening: {
  name: string
  version: number | undefined
  parameters: Readonly<Record<string, string>>
}): Run {
  const { position, branches } = useSession()
  const [parameters, ask] = useState(opening.parameters)
  const [isLive, setLive] = useState(false)
  const [lost, setLost] = useState<LocalText>()
  const opened = useQuery(runQuery({ ...opening, position: position.id }))
  const route = opened.data?.route
  const reason = lost ?? (route?.place === 'server' ? route.reason : undefined)
  const request = useRunRequest(reason === undefined ? opened.data : undefined)
  const answered = useQuery({
    ...answerQuery({ ...opening, position: position.id, parameters }),
    enabled: !isLive,
    // the old answer stands, as one that is being made again
    placeholderData: (before) => before,
  })
  const answer = useMemo(
    () =>
      answered.data === undefined
        ? undefined
        : toAnsweredRun(answered.data, { branch: position.branch, branches }),
    [answered.data, position.branch, branches],
  )
  const engineError = reason === undefined ? request.error : null
  const error =
    answer === undefined ? (opened.error ?? engineError ?? withoutEngine(reason, answered.error)) : null
  return {
    opened: opened.data,
    request: request.data,
    answer,
    source: sourceOf({ isLive, reason, manifest: answered.data?.manifest }),
    error,
    retry: () => void (opened.error !== null ? opened : engineError !== null ? request : answered).refetch(),
    goLive: () => setLive(true),
    ask: (moved) => !isLive && ask(moved),
    loseEngine: setLost,
  }
}

/** An answer that does not come matters only where no engine will take its place. */
function withoutEngine(reason: LocalText | undefined, error: Error | null): Error | null {
  return reason === undefined ? null : error
}

function sourceOf({
  isLive,
  reason,
  manifest,
}: {
  isLive: boolean
  reason: LocalText | undefined
  manifest: { from: 'stored' | 'server'; madeAt: string } | undefined
}): Source | undefined {
  if (isLive) return { place: 'browser' }
  if (manifest === undefined) return undefined
  return {
    place: manifest.from,
    madeAt: manifest.madeAt,
    ...(reason === undefined ? {} : { reason }),
  }
}
