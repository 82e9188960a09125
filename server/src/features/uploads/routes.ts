import { dropUpload, finishUpload, replanUpload, startUpload } from '@aladdin/sdk/contract/uploads.ts'
import { createKeptReadings } from '../../engine/ingest/kept-readings.ts'
import type { Feature } from '../../platform/feature.ts'
import { serve } from '../../platform/serve.ts'
import { makeDataset } from './finish.ts'
import { forget, getOwnUpload, replan, sweepUploads, takeFile } from './uploads.ts'

export const uploadsFeature: Feature = async (fastify, server) => {
  await sweepUploads(server)
  const context = { ...server, kept: createKeptReadings(server.blobs) }
  serve(fastify, startUpload, ({ viewer, query, body, reply }) => {
    // whoever cancels does not wait for the reading, and leaves no file behind
    const gone = new AbortController()
    reply.raw.once('close', () => {
      if (!reply.raw.writableEnded) gone.abort()
    })
    return takeFile(context, viewer, { fileName: query.fileName, body, signal: gone.signal })
  })
  serve(fastify, replanUpload, ({ viewer, params, body }) =>
    replan(context, viewer, { id: params.id, plan: body }),
  )
  serve(fastify, finishUpload, async ({ viewer, params, body }) => {
    const { skippedRows } = await makeDataset(context, viewer, { id: params.id, wish: body })
    return { name: body.name, skippedRows }
  })
  serve(fastify, dropUpload, async ({ viewer, params }) => {
    await forget(context, await getOwnUpload(context, viewer, params.id))
    return {}
  })
}
