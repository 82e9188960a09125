import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildApp } from '@aladdin/server/src/app.ts'
import { loadApps } from '@aladdin/server/src/demo/load-apps.ts'
import { loadBank } from '@aladdin/server/src/demo/load-bank.ts'
import { seedPeople } from '@aladdin/server/src/demo/seed-people.ts'
import { createAnswers } from '@aladdin/server/src/features/answers/answer.ts'
import { createAnswerKeeper } from '@aladdin/server/src/features/answers/keeper.ts'
import { openQuestion } from '@aladdin/server/src/features/answers/open-question.ts'
import { readConfig } from '@aladdin/server/src/platform/config.ts'
import type { Context } from '@aladdin/server/src/platform/context.ts'
import { findViewer } from '@aladdin/server/src/platform/find-viewer.ts'
import { createLog } from '@aladdin/server/src/platform/log.ts'
import type { Viewer } from '@aladdin/server/src/platform/viewer.ts'
import { quantile, timed, type Figure } from './figure.ts'

const classes = 40
const viewers = 100

/** Answers of the server for a demo app: made ahead for forty kinds of viewers, then asked for by a hundred at once. */
export async function measureAnswers(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'aladdin-answers-'))
  const environment = { ALADDIN_DATA: folder, ALADDIN_PORT: '0', ALADDIN_DEMO: '1' }
  const { fastify, context } = await buildApp({ config: readConfig(environment), log: createLog('silent') })
  try {
    await seedPeople(context)
    await loadBank(context)
    await loadApps(context)
    return await measureOn(context)
  } finally {
    await fastify.close()
    await rm(folder, { recursive: true, force: true })
  }
}

async function measureOn(context: Context): Promise<Figure[]> {
  const { db } = context
  const app = await db
    .selectFrom('app')
    .select(['id', 'name'])
    .where('visibility', '=', 'bank')
    .orderBy('created_at')
    .executeTakeFirstOrThrow()
  const people = await addPeople(context)
  for (const viewer of people.slice(0, classes)) await noteRun(context, app.id, viewer)
  const answers = createAnswers(context)
  const keeper = createAnswerKeeper(context, answers)
  await db.insertInto('answer_due').values({ app_id: app.id, at: 0 }).execute()
  const made = async () =>
    (await db.selectFrom('answer').select('key').where('app_id', '=', app.id).execute()).length
  const ahead = await timed(async () => {
    keeper.wake()
    await keeper.idle()
  })
  await keeper.close()
  const stored = await made()
  const times = await Promise.all(
    Array.from({ length: viewers }, async (_, index) => {
      const viewer = people[index % people.length]
      if (viewer === undefined) throw new Error('there is nobody to ask')
      return timed(async () => {
        const question = await openQuestion(context, viewer, { name: app.name })
        await answers.answer(question, { person: `${index}`, branch: viewer.branchId })
      })
    }),
  )
  return [
    {
      what: `stored answers for ${classes} kinds of viewers`,
      most: 20,
      measured: ahead / 1000,
      unit: 's',
      note: `${app.name}, ${stored} different answers, extracts included`,
    },
    {
      what: `${viewers} viewers at once, 95th percentile`,
      most: 1500,
      measured: quantile(times, 0.95),
      unit: 'ms',
      note: 'default filters, inside the server: gate, key, blob and its hash; no network',
    },
    {
      what: 'memory of the server meanwhile',
      most: 2000,
      measured: process.resourceUsage().maxRSS / 1000,
      unit: 'MB',
      note: 'the highest, demo bank made in the same process',
    },
  ]
}

/** A person with a position at each of so many branches. */
async function addPeople({ db, newId, clock }: Context): Promise<readonly Viewer[]> {
  const branches = await db.selectFrom('branch').select('id').orderBy('path').limit(classes).execute()
  const template = await db
    .selectFrom('position')
    .selectAll()
    .where('role', '=', 'analyst')
    .executeTakeFirstOrThrow()
  const found = await Promise.all(
    branches.map(async ({ id }) => {
      const position = newId()
      await db
        .insertInto('position')
        .values({ ...template, id: position, branch_id: id })
        .execute()
      return findViewer(db, position, { via: 'session', scopes: ['run'], now: clock() })
    }),
  )
  return found.filter((viewer) => viewer !== undefined)
}

async function noteRun({ db, newId, clock }: Context, appId: string, viewer: Viewer): Promise<void> {
  await db
    .insertInto('run')
    .values({
      id: newId(),
      app_id: appId,
      number: 1,
      person_id: viewer.personId,
      position_id: viewer.positionId,
      branch_id: viewer.branchId,
      at: clock(),
      parameters: '{}',
      dataset_versions: '{}',
      entitlement_hash: viewer.branchId,
      today: '2026-01-01',
      seed: 1,
      place: 'server',
    })
    .execute()
}
