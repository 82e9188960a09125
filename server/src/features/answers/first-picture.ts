import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import { ProblemError } from '@aladdin/sdk/contract/problem-error.ts'
import type { AnswerPack } from '@aladdin/sdk/runtime/answer-pack.ts'
import type { Look } from '../../engine/sandbox/first-screen.ts'
import type { FirstScreen } from '../../engine/sandbox/study-messages.ts'
import type { Context } from '../../platform/context.ts'
import type { FindFirstScreen } from '../../platform/first-screens.ts'
import { BlobDamaged } from '../../storage/blob-store.ts'
import { auditDelivery } from './deliver.ts'
import { openQuestion, type OpenQuestion } from './open-question.ts'
import { findAnswer } from './store.ts'
import { toFirstScreenHtml } from './first-screen-html.ts'

/** A page that waits longer for its picture would be later than what the picture stands for. */
const longestDrawMs = 200

/**
 * The first screen of a page out of the stored answer for this very viewer, filters included. What has not been drawn
 * yet is drawn now and kept; a page does not wait for it longer than a moment.
 */
export function createFirstScreenFinder(context: Context): FindFirstScreen {
  return async (viewer, { name, version, parameters, look: asked }) => {
    const look = readLook(asked)
    const question = await openQuestion(context, viewer, { name, version, parameters }).catch(absent)
    const pack = question && (await findAnswer(context, question.keys.answer))
    if (question === undefined || pack === undefined) return undefined
    const screen = await Promise.race([
      screenOf(context, { question, pack, look }),
      pause(longestDrawMs, undefined, { ref: false }),
    ])
    if (screen === undefined || screen === null) return undefined
    await auditDelivery(context, viewer, { question, pack, from: 'picture' })
    return toFirstScreenHtml(screen, { title: question.app.title[look.language], theme: look.theme })
  }
}

interface Drawn {
  readonly question: OpenQuestion
  readonly pack: AnswerPack
  readonly look: Look
}

/** The kept picture of a stored answer, else one drawn and kept now; null where nothing of the app can be drawn. */
export async function screenOf(context: Context, { question, pack, look }: Drawn): Promise<FirstScreen> {
  const { db, sandbox, blobs } = context
  const key = question.keys.answer
  const name = `${look.language}.${look.theme}`
  const kept = await findKept(context, key, name)
  if (kept !== undefined) return kept
  try {
    const screen = await sandbox.drawScreen(question.app, pack.arrow, look)
    const { hash } = await blobs.put(Readable.from([JSON.stringify({ key, look: name, screen })]))
    await db
      .insertInto('answer_picture')
      .values({ answer_key: key, look: name, hash })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    return screen
  } catch (error) {
    context.log.warn({ err: error, app: question.name }, 'the first screen could not be drawn')
    return null
  }
}

async function findKept(
  { db, blobs }: Pick<Context, 'db' | 'blobs'>,
  key: string,
  look: string,
): Promise<FirstScreen | undefined> {
  const row = await db
    .selectFrom('answer_picture')
    .where('answer_key', '=', key)
    .where('look', '=', look)
    .select('hash')
    .executeTakeFirst()
  if (row === undefined) return undefined
  try {
    const kept = JSON.parse(await text(await blobs.open(row.hash))) as { screen: FirstScreen } // written above
    return kept.screen
  } catch (cause) {
    if (!(cause instanceof BlobDamaged)) throw cause
    await db.deleteFrom('answer_picture').where('answer_key', '=', key).where('look', '=', look).execute()
    return undefined
  }
}

function readLook(look: string): Look {
  const [language, theme] = look.split('.')
  return { language: language === 'en' ? 'en' : 'zh', theme: theme === 'dark' ? 'dark' : 'light' }
}

/** The page says itself what is not there for its viewer. */
function absent(error: unknown): undefined {
  if (!(error instanceof ProblemError)) throw error
}
