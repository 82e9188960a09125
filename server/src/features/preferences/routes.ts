import { getPreferences, moveTour } from '@aladdin/sdk/contract/preferences.ts'
import type { Feature } from '../../platform/feature.ts'
import { serve } from '../../platform/serve.ts'
import { changeTour, readTour } from './tour-store.ts'

export const preferencesFeature: Feature = (fastify, context) => {
  serve(fastify, getPreferences, async ({ viewer }) => ({ tour: await readTour(context.db, viewer) }))
  serve(fastify, moveTour, ({ viewer, body }) => changeTour(context, viewer, body))
}
