import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildApp, type App } from '@aladdin/server/src/app.ts'
import { seedPeople } from '@aladdin/server/src/demo/seed-people.ts'
import { readConfig } from '@aladdin/server/src/platform/config.ts'
import { createLog } from '@aladdin/server/src/platform/log.ts'
import type { Viewer } from '@aladdin/server/src/platform/viewer.ts'
import { median, listed, repeat, type Figure } from './figure.ts'

const count = 3000

/**
 * A burst of events, each answered when it is on the disk: they wait for the database, go to it together, and the
 * ranks have read them when they are answered.
 */
export async function measureEvents(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'aladdin-events-'))
  const config = readConfig({ ALADDIN_DATA: folder, ALADDIN_PORT: '0', ALADDIN_DEMO: '1' })
  const app = await buildApp({ config: { ...config, webFolder: '/nowhere' }, log: createLog('silent') })
  try {
    await seedPeople(app.context)
    const viewers = await readViewers(app)
    const times = await repeat((round) => burst(app, viewers, round), { times: 5 })
    return [
      {
        what: `${count} events accepted and durable`,
        most: 1,
        measured: median(times),
        unit: 's',
        note: `${listed(times, 2)}; ${Math.round(count / median(times))} a second, ranks included`,
      },
    ]
  } finally {
    await app.fastify.close()
    await rm(folder, { recursive: true, force: true })
  }
}

type Actor = Pick<Viewer, 'personId' | 'positionId' | 'branchId'>

async function burst(
  { context: { events, db } }: App,
  viewers: readonly Actor[],
  round: number,
): Promise<number> {
  const started = performance.now()
  await Promise.all(
    Array.from({ length: count }, (_, index) =>
      events.append(
        viewers[index % viewers.length] as Viewer, // an event keeps no more of her than this
        {
          kind: 'appRunUsed',
          subjectId: `app-${Math.floor(index / viewers.length)}`,
          detail: { day: `2026-03-0${round + 1}`, by: 'dwell' },
        },
      ),
    ),
  )
  const seconds = (performance.now() - started) / 1000
  const { kept } = await db
    .selectFrom('event')
    .select((row) => row.fn.countAll<number>().as('kept'))
    .executeTakeFirstOrThrow()
  if (kept !== count * (round + 1)) throw new Error(`only ${kept} events were kept`)
  return seconds
}

async function readViewers({ context: { db } }: App): Promise<readonly Actor[]> {
  return db
    .selectFrom('position')
    .select(['person_id as personId', 'id as positionId', 'branch_id as branchId'])
    .execute()
}
