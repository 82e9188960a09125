import { readAnswer } from '@aladdin/sdk/runtime/answer-pack.ts'
import { answerStates } from '@aladdin/sdk/runtime/answer-states.ts'
import type { Answer } from '../../support/test-app.ts'
import type { Browser } from '../../support/sign-in.ts'
import type { Probe } from './probe-apps.ts'

/** What the server answers of a measuring app: by dataset its figure, and the address of the kept answer. */
export async function askProbe(browser: Browser, probe: Probe) {
  let answer = await browser.ask('POST', `/api/apps/${probe.name}/answers`, {})
  // a busy machine may take longer than a viewer would wait; that is kept for nobody, and asked again
  for (let tries = 1; isTooLate(answer) && tries < 6; tries += 1) {
    answer = await browser.ask('POST', `/api/apps/${probe.name}/answers`, {})
  }
  return { figures: readFigures(answer, probe), url: readPack(answer).manifest.url }
}

/** By dataset its figure in the bytes of an answer. */
export function readFigures(answer: Answer, { datasets }: Probe): Record<string, unknown> {
  const state = answerStates(readPack(answer)).get('shown')
  if (state?.status !== 'done') throw new Error(JSON.stringify(state))
  const row = state.result.table.get(0)?.toJSON() ?? {}
  return Object.fromEntries(datasets.map((dataset) => [dataset, row[dataset]]))
}

function isTooLate(answer: Answer): boolean {
  const state = answerStates(readPack(answer)).get('shown')
  return state?.status === 'failed' && state.failure.code === 'too-long'
}

function readPack(answer: Answer) {
  if (answer.statusCode !== 200) throw new Error(answer.body)
  return readAnswer(new Uint8Array(answer.rawPayload))
}
