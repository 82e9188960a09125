import type { Draft } from '@aladdin/sdk/contract/workbench.ts'
import { readAnswer } from '@aladdin/sdk/runtime/answer-pack.ts'
import type { Method } from '@aladdin/sdk/contract/route.ts'
import { draftWith, publishDraft } from './apps.ts'
import { cashApp } from './datasets.ts'
import type { Browser } from './sign-in.ts'

/** Somebody who is signed in. */
export type Asker = Pick<Browser, 'ask'>

/** By what a thing is called in an address. */
export interface Names {
  readonly dataset: string
  readonly app: string
  readonly draft: string
  readonly model: string
  readonly answer: string
  readonly run: string
  readonly comment: string
}

/** What never was, in the same form. */
export const neverWas: Names = {
  dataset: 'never_was',
  app: 'never-was',
  draft: '01ARZ3NDEKTSV4RRFFQ69G5FAV',
  model: 'never-was',
  answer: '0'.repeat(64),
  run: '01ARZ3NDEKTSV4RRFFQ69G5FAV',
  comment: '01ARZ3NDEKTSV4RRFFQ69G5FAV',
}

/** One thing of every kind, seen by nobody but its owner; her dataset and a private model are there already. */
export async function makePrivateThings(
  owner: Asker,
  { dataset, model }: { readonly dataset: string; readonly model: string },
): Promise<Names> {
  const published = await publishDraft(owner, await draftWith(owner, cashApp(dataset)), 'private')
  if (published.statusCode !== 200) throw new Error(published.body)
  const { name: app } = published.json<{ name: string }>()
  const { id: draft } = (await owner.ask('POST', '/api/drafts', { from: 'blank' })).json<Draft>()
  const { run } = (await owner.ask('POST', '/api/runs', { app })).json<{ run: string }>()
  const answered = await owner.ask('POST', `/api/apps/${app}/answers`, {})
  const { key: answer } = readAnswer(new Uint8Array(answered.rawPayload)).manifest
  const said = await owner.ask('POST', `/api/apps/${app}/comments`, { body: 'for me alone' })
  const { id: comment } = said.json<{ id: string }>()
  return { dataset, app, draft, model, answer, run, comment }
}

/** Calls by which a stranger could try to learn whether a thing is there. */
export function callsOn(names: Names): readonly (readonly [Method, string, object?])[] {
  const { dataset, app, draft, model, answer, run, comment } = names
  return [
    ['GET', `/api/datasets/${dataset}`],
    ['GET', `/api/datasets/${dataset}/sample`],
    ['GET', `/api/datasets/${dataset}/versions/1/extract/${'0'.repeat(64)}`],
    ['GET', `/api/datasets/${dataset}/policy`],
    ['POST', `/api/datasets/${dataset}/access-requests`, { wanted: 'rows' }],
    ['GET', `/api/audit/datasets/${dataset}`],
    ['GET', `/api/apps/${app}`],
    ['GET', `/api/apps/${app}/versions/1`],
    ['GET', `/api/apps/${app}/versions/1/picture`],
    ['POST', '/api/runs', { app }],
    ['POST', `/api/apps/${app}/forks`, {}],
    ['POST', `/api/apps/${app}/answers`, {}],
    ['GET', `/api/apps/${app}/answers/${answer}`],
    ['POST', '/api/exports/preview', { app, block: 'daily' }],
    ['GET', `/api/apps/${app}/comments`],
    ['POST', `/api/apps/${app}/comments`, { body: 'is it there?' }],
    ['PUT', `/api/comments/${comment}`, { body: 'mine now' }],
    ['DELETE', `/api/comments/${comment}`],
    ['GET', `/api/drafts/${draft}`],
    ['GET', `/api/drafts/${draft}/history`],
    ['POST', `/api/drafts/${draft}/publication`, { revision: 1, visibility: 'private' }],
    ['GET', `/api/models/${model}/versions/1`],
    ['PUT', `/api/models/${model}/visibility`, { visibility: 'bank' }],
    ['GET', `/api/runs/${run}/lease`],
    ['POST', `/api/runs/${run}/use`, { by: 'dwell' }],
  ]
}
