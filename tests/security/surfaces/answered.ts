import { readAnswer } from '@aladdin/sdk/runtime/answer-pack.ts'
import { answerStates } from '@aladdin/sdk/runtime/answer-states.ts'
import type { Browser } from '../../support/sign-in.ts'
import type { Probe } from './probe-apps.ts'

/** What the server answers of a measuring app: by dataset its measures, and the address of the kept answer. */
export async function askProbe(browser: Browser, probe: Probe) {
  const answer = await browser.ask('POST', `/api/apps/${probe.name}/answers`, {})
  if (answer.statusCode !== 200) throw new Error(answer.body)
  const pack = readAnswer(new Uint8Array(answer.rawPayload))
  const states = answerStates(pack)
  const measures = new Map(
    probe.datasets.map((dataset): [string, object | undefined] => {
      const state = states.get(`shown_${dataset}`)
      if (state?.status !== 'done') return [dataset, state]
      const row = state.result.table.get(0)?.toJSON()
      return [dataset, { counted: Number(row?.['counted']), checksum: String(row?.['checksum']) }]
    }),
  )
  return { measures, url: pack.manifest.url }
}
