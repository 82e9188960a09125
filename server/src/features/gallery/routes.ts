import {
  getApp,
  getAppVersion,
  getPicture,
  listApps,
  listFacets,
  starApp,
  unstarApp,
} from '@aladdin/sdk/contract/gallery.ts'
import { problem } from '@aladdin/sdk/contract/problem-error.ts'
import type { Context } from '../../platform/context.ts'
import type { Feature } from '../../platform/feature.ts'
import { reachesVersion } from '../../platform/reach.ts'
import { serve } from '../../platform/serve.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { readJson } from '../../storage/json-blob.ts'
import { countFacets } from './facets.ts'
import { createGallery } from './gallery.ts'
import { listGallery } from './list.ts'
import { getAppPage } from './page.ts'
import { setStar } from './stars.ts'

export const galleryFeature: Feature = (fastify, context) => {
  const gallery = createGallery(context)
  serve(fastify, listApps, ({ viewer, query }) => listGallery(gallery, viewer, query))
  serve(fastify, listFacets, ({ viewer, query }) => countFacets(gallery, viewer, query))
  serve(fastify, getApp, ({ viewer, params }) => getAppPage(gallery, viewer, params.name))
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
  serve(fastify, getPicture, async ({ viewer, params, query, reply }) => {
    const version = await getVersion(context, viewer, params)
    // a version's picture never changes; it is drawn from synthetic rows, so a browser may keep it
    void reply.header('cache-control', 'private, max-age=31536000, immutable')
    void reply.header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
    // versions from before there were two have one picture for all
    const english = query.language === 'en' ? version.picture_en_hash : null
    return context.blobs.open(english ?? version.picture_hash)
  })
}

async function getVersion({ db }: Context, viewer: Viewer, params: { name: string; version: number }) {
  const version = await db
    .selectFrom('app')
    .innerJoin('app_version', 'app_version.app_id', 'app.id')
    .where('app.name', '=', params.name)
    .where('app.withdrawn_at', 'is', null)
    .where('app_version.number', '=', params.version)
    .where(reachesVersion(viewer))
    .select(['files_hash', 'picture_hash', 'picture_en_hash'])
    .executeTakeFirst()
  if (version === undefined) throw problem('not-found')
  return version
}
