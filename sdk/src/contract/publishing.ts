import { Type, type Static } from 'typebox'
import { route } from './route.ts'
import { DraftId } from './ids.ts'
import { AppName } from './gallery.ts'
import { Files } from './workbench.ts'
import { Visibility } from './catalog.ts'

const Publication = {
  visibility: Visibility,
  /** Name in addresses; chosen by the platform from the title when absent. Ignored for a later version. */
  name: Type.Optional(AppName),
  /** What changed, in the author's words. */
  note: Type.Optional(Type.String({ maxLength: 500 })),
}

/** Where the new version is found. */
export const Published = Type.Object({ name: AppName, version: Type.Integer() })
export type Published = Static<typeof Published>

export const publishDraft = route({
  method: 'POST',
  path: '/api/drafts/:id/publication',
  summary:
    'Checks and test-runs the draft and makes it the next immutable version; a failure changes nothing',
  access: { who: ['viewer', 'analyst', 'steward'], scope: 'publish' },
  params: Type.Object({ id: DraftId }),
  body: Type.Object({ revision: Type.Integer(), ...Publication }, { additionalProperties: false }),
  reply: Published,
})

export const publishFiles = route({
  method: 'POST',
  path: '/api/apps',
  summary: 'Publishes an app from its files (command line); with `app` the next version of mine',
  access: { who: ['viewer', 'analyst', 'steward'], scope: 'publish' },
  body: Type.Object(
    { files: Files, app: Type.Optional(AppName), ...Publication },
    { additionalProperties: false },
  ),
  reply: Published,
})
