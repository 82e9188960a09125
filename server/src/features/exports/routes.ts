import { createExport, previewExport, type ExportFormat } from '@aladdin/sdk/contract/exports.ts'
import type { Feature } from '../../platform/feature.ts'
import { serve } from '../../platform/serve.ts'
import { exportFile, showExport } from './create.ts'

export const exportsFeature: Feature = (fastify, context) => {
  serve(fastify, previewExport, ({ viewer, body }) => showExport(context, viewer, body))
  serve(fastify, createExport, async ({ viewer, body, reply }) => {
    const file = await exportFile(context, viewer, body)
    void reply.type(mediaOf[body.format])
    void reply.header(
      'content-disposition',
      `attachment; filename="${body.app}-${body.block}.${body.format}"`,
    )
    return file
  })
}

const mediaOf: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  svg: 'image/svg+xml',
}
