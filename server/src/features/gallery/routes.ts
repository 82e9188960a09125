import {
  getApp,
  getAppVersion,
  getPicture,
  listApps,
  starApp,
  unstarApp,
} from '@aladdin/sdk/contract/gallery.ts'
import { problem } from '@aladdin/sdk/contract/problem-error.ts'
import type { Context } from '../../platform/context.ts'
import type { Feature } from '../../platform/feature.ts'
import { serve } from '../../platform/serve.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { readJson } from '../../storage/json-blob.ts'
import { listGallery } from './list.ts'
import { getAppPage, getReachable } from './page.ts'
import { setStar } from './stars.ts'

export const galleryFeature: Feature = (fastify, context) => {
  serve(fastify, listApps, ({ viewer, query }) => listGallery(context, viewer, query))
  serve(fastify, getApp, ({ viewer, params }) => getAppPage(context, viewer, params.name))
  serve(fastify, starApp, ({ viewer, params }) =>
    setStar(context, viewer, { name: params.name, starred: true }),
  )
  serve(fastify, unstarApp, ({ viewer, params }) =>
    setStar(context, viewer, { name: params.name, starred: false }),
  )
  serve(fastify, getAppVersion, async ({ viewer, params }) => {
    const version = await getVersion(context, viewer, params)
    // written by publishing, which stores nothing but texts by path
    const files = (await readJson(context.blobs, version.files_hash)) as Record<string, string>
    return { ...params, files }
  })
  serve(fastify, getPicture, async ({ viewer, params, reply }) => {
    const version = await getVersion(context, viewer, params)
    // a version's picture never changes; it is drawn from synthetic rows, so a browser may keep it
    void reply.header('cache-control', 'private, max-age=31536000, immutable')
    void reply.header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
    return context.blobs.open(version.picture_hash)
  })
}

async function getVersion(context: Context, viewer: Viewer, params: { name: string; version: number }) {
  const app = await getReachable(context, viewer, params.name)
  const version = await context.db
    .selectFrom('app_version')
    .where('app_id', '=', app.id)
    .where('number', '=', params.version)
    .selectAll()
    .executeTakeFirst()
  if (version === undefined) throw problem('not-found')
  return version
}
