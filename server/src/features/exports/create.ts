import type { Static } from 'typebox'
import type { createExport, ExportPreview, previewExport } from '@aladdin/sdk/contract/exports.ts'
import { problem } from '@aladdin/sdk/contract/problem-error.ts'
import type { Language } from '@aladdin/sdk/contract/text.ts'
import { runSeed } from '../../engine/compute/compute-block.ts'
import { makeFile } from '../../engine/export/make-file.ts'
import type { Stamp } from '../../engine/export/file-order.ts'
import { recordAudit } from '../../platform/audit.ts'
import type { Context } from '../../platform/context.ts'
import { recordReceipt } from '../../platform/receipts.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { prepareExport, type Prepared } from './prepare.ts'
import { rowsLeft } from './quota.ts'

/** What would leave; looking at it is neither an export nor counted as one. */
export async function showExport(
  context: Context,
  viewer: Viewer,
  wish: Static<typeof previewExport.body>,
): Promise<ExportPreview> {
  const { computed, classification, title, formats, left } = await prepareExport(context, viewer, wish)
  const { measured } = await makeFile({ kind: 'measure', arrow: computed.arrow, block: computed.block })
  return {
    title,
    rows: measured.rows,
    columns: [...measured.columns],
    classification,
    datasets: computed.datasets.map((gated) => ({
      title: gated.title,
      version: gated.version,
      ...(gated.dataDate === undefined ? {} : { dataDate: gated.dataDate }),
    })),
    formats: [...formats],
    result: measured.hash,
    quota: { perDay: context.config.exportRowsPerDay, left },
  }
}

/** Makes the file that was confirmed. Receipt and audit are on disk before a byte of it leaves. */
export async function exportFile(
  context: Context,
  viewer: Viewer,
  wish: Static<typeof createExport.body>,
): Promise<Uint8Array> {
  const { format, language, result, ...what } = wish
  const prepared = await prepareExport(context, viewer, what)
  const { computed, formats } = prepared
  if (!formats.includes(format)) throw problem('export-block-unknown', { block: wish.block })
  const id = context.newId()
  const stamp = stampOf({ id, at: context.clock(), viewer, language }, prepared)
  const { file, measured } = await makeFile({
    kind: 'file',
    arrow: computed.arrow,
    block: computed.block,
    format,
    language,
    stamp,
  })
  if (measured.hash !== result) throw problem('export-changed')
  await note(context, viewer, { id, wish, prepared, rows: measured.rows, bytes: file.length })
  return file
}

interface Left {
  readonly id: string
  readonly wish: Static<typeof createExport.body>
  readonly prepared: Prepared
  readonly rows: number
  readonly bytes: number
}

async function note(
  context: Context,
  viewer: Viewer,
  { id, wish, prepared, rows, bytes }: Left,
): Promise<void> {
  const { version, computed, classification } = prepared
  await context.events.transact(async (trx) => {
    // two exports at once must not both have the last rows of the day
    const left = await rowsLeft({ ...context, db: trx }, viewer)
    if (rows > left) throw problem('export-over-quota', { left, perDay: context.config.exportRowsPerDay })
    await recordReceipt(trx, viewer, {
      id,
      kind: 'export',
      at: context.clock(),
      app: version,
      block: wish.block,
      parameters: wish.parameters ?? {},
      datasets: computed.datasets.map((gated) => ({
        id: gated.id,
        name: gated.name,
        version: gated.version,
        entitlement: gated.entitlement.key,
      })),
      result: wish.result,
      today: computed.today,
      seed: runSeed,
      place: 'server',
      rows,
      bytes,
      format: wish.format,
    })
    await recordAudit(trx, viewer, {
      action: 'export.create',
      object: `app:${version.id}`,
      detail: {
        receipt: id,
        number: version.number,
        block: wish.block,
        format: wish.format,
        rows,
        bytes,
        classification,
        result: wish.result,
        datasets: computed.datasets.map((gated) => `${gated.id}@${gated.version}`),
      },
    })
  })
}

interface Taken {
  readonly id: string
  readonly at: number
  readonly viewer: Viewer
  readonly language: Language
}

function stampOf({ id, at, viewer, language }: Taken, prepared: Prepared): Stamp {
  const { version, computed, classification, title } = prepared
  const moment = new Date(at + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
  const who = `${viewer.display[language]} ${viewer.name}`
  const app = version.app.title[language]
  const receipt = {
    zh: `收据 ${id} · 应用「${app}」第 ${version.number} 版 · 数据日 ${computed.today} · ${classification}`,
    en: `Receipt ${id} · app "${app}" version ${version.number} · data of ${computed.today} · ${classification}`,
  }
  return {
    title: title[language],
    watermark: `${who} · ${moment}`,
    receipt: receipt[language],
    classification,
  }
}
