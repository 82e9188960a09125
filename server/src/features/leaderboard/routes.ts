import { explainScore, getLeaderboard, setListed } from '@aladdin/sdk/contract/leaderboard.ts'
import type { Feature } from '../../platform/feature.ts'
import { serve } from '../../platform/serve.ts'
import { createBoardOrder } from './board-order.ts'
import { getBoards } from './boards.ts'
import { createStandingsKeeper } from './keeper.ts'
import { createReadListed, setOwnListed } from './people-board.ts'
import { createLeaderboardProjection } from './projection.ts'
import { getReasons } from './reasons.ts'
import { createSums } from './sums.ts'

export const leaderboardFeature: Feature = (fastify, context) => {
  const sums = createSums(context)
  context.events.add(createLeaderboardProjection(context.clock, sums.forget))
  const keeper = createStandingsKeeper(context, sums.forget)
  const boards = {
    context,
    keeper,
    sums,
    order: createBoardOrder(context, sums),
    readListed: createReadListed(context),
  }
  fastify.addHook('preClose', () => keeper.close())
  serve(fastify, getLeaderboard, ({ viewer, query }) => getBoards(boards, viewer, query.window ?? 'week'))
  serve(fastify, setListed, ({ viewer, body }) => setOwnListed(context, viewer, body.listed))
  serve(fastify, explainScore, ({ viewer, params, query }) =>
    getReasons(context, viewer, { name: params.name, window: query.window ?? 'week' }),
  )
}
