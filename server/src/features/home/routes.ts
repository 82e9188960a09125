import { getFigures, getHome, visitHome } from '@aladdin/sdk/contract/home.ts'
import { dataDay } from '../../platform/bank-day.ts'
import type { Context } from '../../platform/context.ts'
import type { Feature } from '../../platform/feature.ts'
import { serve } from '../../platform/serve.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { listChanges } from './changes.ts'
import { listDuties } from './duties.ts'
import { listFigures, type Remembered } from './figures.ts'
import { listIncidents } from './incidents.ts'
import { findVisit, newSince, recordVisit } from './visit.ts'

export const homeFeature: Feature = (fastify, context) => {
  const known: Remembered = new Map()
  serve(fastify, getHome, ({ viewer }) => describeHome(context, viewer))
  serve(fastify, getFigures, async ({ viewer }) => ({ items: await listFigures(context, viewer, known) }))
  serve(fastify, visitHome, async ({ viewer }) => {
    await recordVisit(context, viewer)
    return {}
  })
}

async function describeHome(context: Context, viewer: Viewer) {
  const now = context.clock()
  const day = await dataDay(context.db, now)
  const since = newSince(await findVisit(context, viewer), now)
  return {
    day,
    since: new Date(since).toISOString(),
    changes: await listChanges(context, viewer, since),
    incidents: await listIncidents(context, viewer, day),
    duties: await listDuties(context, viewer, day),
  }
}
