import { Readable } from 'node:stream'
import type { App, AppFiles } from '@aladdin/sdk/app/app.ts'
import type { Visibility } from '@aladdin/sdk/contract/catalog.ts'
import { problem } from '@aladdin/sdk/contract/problem-error.ts'
import type { Published } from '@aladdin/sdk/contract/publishing.ts'
import { studyDeadlineMs } from '../../engine/sandbox/study.ts'
import type { Context } from '../../platform/context.ts'
import { asRunProblem } from '../../platform/run-problem.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { putJson } from '../../storage/json-blob.ts'
import { checkData } from './check-data.ts'
import { checkModels } from './check-models.ts'
import { recordVersion } from './record-version.ts'
import { tryOut } from './try-out.ts'

/** What an author asks for. */
export interface Publication {
  readonly files: AppFiles
  readonly visibility: Visibility
  readonly name?: string | undefined
  readonly note?: string | undefined
  /** The app whose next version this is; absent for a new one. */
  readonly appId?: string | undefined
  readonly draftId?: string | undefined
  readonly parent?: { readonly appId: string; readonly number: number } | undefined
}

/**
 * Publishes in the order check → data → models → trial run → blobs → rows. Only the last step, one transaction, makes
 * anything visible; whatever fails before it leaves the gallery as it was.
 */
export async function publish(
  context: Context,
  viewer: Viewer,
  publication: Publication,
): Promise<Published> {
  if (publication.visibility !== 'private' && viewer.role === 'viewer') {
    throw problem('not-allowed', {
      right: { zh: '分析员', en: 'analyst' },
      grantedBy: { zh: '管理员', en: 'an administrator' },
    })
  }
  return context.sandbox.admit(viewer.personId, () => carryOut(context, viewer, publication))
}

async function carryOut(context: Context, viewer: Viewer, publication: Publication): Promise<Published> {
  const app = await readApp(context, publication.files)
  const datasets = await checkData(context, viewer, { app, visibility: publication.visibility })
  await checkModels(context, viewer, { app, publication })
  const outcome = await tryOut(context, viewer, { app, datasets })
  const pictures = await asRunProblem(context.sandbox.draw(app, outcome), studyDeadlineMs)
  const blobs = {
    files: await putJson(context.blobs, publication.files),
    app: await putJson(context.blobs, app),
    picture: await context.blobs.put(Readable.from([Buffer.from(pictures.zh)])),
    pictureEn: await context.blobs.put(Readable.from([Buffer.from(pictures.en)])),
  }
  return recordVersion(context, viewer, { publication, app, blobs })
}

async function readApp({ sandbox }: Context, files: AppFiles): Promise<App> {
  const { app, problems } = await asRunProblem(sandbox.check(files), studyDeadlineMs)
  if (app === undefined) throw problem('app-broken', { count: problems.length, problems })
  return app
}
