import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { problem } from '@aladdin/sdk/contract/problem-error.ts'
import { writeAnswer, type AnswerPack } from '@aladdin/sdk/runtime/answer-pack.ts'
import { recordAudit } from '../../platform/audit.ts'
import type { Context } from '../../platform/context.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { openQuestion, type OpenQuestion } from './open-question.ts'

/** The question whose stored answer has this key, if it is still the viewer's; otherwise there is none for her. */
export async function reopenQuestion(
  context: Context,
  viewer: Viewer,
  { name, key }: { readonly name: string; readonly key: string },
): Promise<OpenQuestion> {
  const row = await context.db
    .selectFrom('answer')
    .where('key', '=', key)
    .select(['number', 'parameters'])
    .executeTakeFirst()
  // asked of an absent answer too, so that both take the same time
  const parameters = JSON.parse(row?.parameters ?? '{}') as Record<string, string> // our own row
  const question = await openQuestion(context, viewer, { name, version: row?.number ?? 1, parameters })
  if (question.keys.answer !== key) throw problem('not-found')
  return question
}

/** Only the wanted blocks of an answer. */
export function onlyBlocks(pack: AnswerPack, wanted: readonly string[] | undefined): AnswerPack {
  if (wanted === undefined) return pack
  const { manifest, arrow } = pack
  const blocks = manifest.blocks.filter(({ name }) => wanted.includes(name))
  return { manifest: { ...manifest, blocks }, arrow }
}

/** The answer together with the app that draws it. */
export function withItsApp(pack: AnswerPack, { app }: OpenQuestion, isWanted: boolean): AnswerPack {
  return isWanted ? { ...pack, manifest: { ...pack.manifest, app } } : pack
}

/** The bytes that go out, made small where the caller can read that. Every delivery is an audit row. */
export async function sendAnswer(
  context: Context,
  { request, reply, viewer }: { request: FastifyRequest; reply: FastifyReply; viewer: Viewer },
  { question, pack }: { question: OpenQuestion; pack: AnswerPack },
): Promise<Uint8Array> {
  await auditDelivery(context, viewer, { question, pack })
  const bytes = writeAnswer(pack)
  void reply.header('vary', 'accept-encoding')
  if (!/\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) return bytes
  void reply.header('content-encoding', 'gzip')
  return compress(bytes, { level: 4 })
}

const compress = promisify<Uint8Array, { level: number }, Buffer>(gzip)

/** Whatever form an answer goes out in, its delivery is an audit row. */
export async function auditDelivery(
  { events }: Pick<Context, 'events'>,
  viewer: Viewer,
  { question, pack, from = pack.manifest.from }: { question: OpenQuestion; pack: AnswerPack; from?: string },
): Promise<void> {
  const { appId, number, keys, datasets, extracts } = question
  const { blocks } = pack.manifest
  await events.transact((trx) =>
    recordAudit(trx, viewer, {
      action: 'answer.deliver',
      object: `app:${appId}`,
      detail: {
        number,
        answer: keys.answer,
        from,
        datasets: Object.fromEntries(datasets.map(({ gated }) => [gated.id, gated.version])),
        entitlements: Object.values(extracts),
        rows: blocks.reduce((sum, { rows }) => sum + rows, 0),
      },
    }),
  )
}
