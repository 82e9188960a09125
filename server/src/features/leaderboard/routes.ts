import { getLeaderboard } from '@aladdin/sdk/contract/leaderboard.ts'
import type { Feature } from '../../platform/feature.ts'
import { serve } from '../../platform/serve.ts'
import { getBoards } from './boards.ts'
import { createLeaderboardProjection } from './projection.ts'

export const leaderboardFeature: Feature = (fastify, context) => {
  context.events.add(createLeaderboardProjection(context.clock))
  serve(fastify, getLeaderboard, ({ viewer, query }) => getBoards(context, viewer, query.window ?? 'week'))
}
