import type { RunRequest, AnsweredRun } from '@aladdin/sdk/bridge/messages.ts'
import { askApp, type AnswerManifest } from '@aladdin/sdk/contract/answers.ts'
import { readAnswer } from '@aladdin/sdk/runtime/answer-pack.ts'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../api.ts'

/** What the server answered, and its bytes as a frame takes them. */
export interface Answer {
  readonly manifest: AnswerManifest
  readonly pack: Uint8Array
}

export interface AnswerQuestion {
  readonly name: string
  readonly version: number | undefined
  readonly position: string
  /** As in the address. */
  readonly parameters: Readonly<Record<string, string>>
}

/** The app's results on my rows, from the server: the stored ones, else computed now. */
export function answerQuery({ name, version, position, parameters }: AnswerQuestion) {
  return queryOptions({
    queryKey: ['apps', 'answer', name, version, position, parameters],
    queryFn: async ({ signal }): Promise<Answer> => {
      const pack = await call(
        askApp,
        {
          params: { name },
          body: {
            ...(version === undefined ? {} : { version }),
            parameters: { ...parameters },
            withApp: true,
          },
        },
        { signal },
      )
      return { manifest: readAnswer(pack).manifest, pack }
    },
    staleTime: Infinity,
    gcTime: 5000,
    retry: false,
    structuralSharing: false,
  })
}

/** An answer as a frame draws it for this viewer. */
export function toAnsweredRun(
  { manifest, pack }: Answer,
  scope: RunRequest['scope'],
): AnsweredRun | undefined {
  const { app, parameters, today, seed } = manifest
  if (app === undefined) return undefined
  return { app, inputs: { parameters, today, seed }, scope, pack }
}
