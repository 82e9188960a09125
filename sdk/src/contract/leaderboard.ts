import { Type, type Static } from 'typebox'
import { route } from './route.ts'
import { LocalText } from './text.ts'
import { BranchRef } from './session.ts'
import { AppName } from './gallery.ts'

export const Window = Type.Union([Type.Literal('week'), Type.Literal('quarter'), Type.Literal('all')])
export type Window = Static<typeof Window>

export const AppStanding = Type.Object({
  place: Type.Integer(),
  name: AppName,
  title: LocalText,
  author: LocalText,
  branch: BranchRef,
  score: Type.Number(),
  /** The parts of the score: sum over branches of ln(1 + weight). */
  users: Type.Integer(),
  branches: Type.Integer(),
  stars: Type.Integer(),
  forks: Type.Integer(),
  mine: Type.Boolean(),
})
export type AppStanding = Static<typeof AppStanding>

export const BranchStanding = Type.Object({
  place: Type.Integer(),
  branch: BranchRef,
  score: Type.Number(),
  apps: Type.Integer(),
  users: Type.Integer(),
  mine: Type.Boolean(),
})
export type BranchStanding = Static<typeof BranchStanding>

export const getLeaderboard = route({
  method: 'GET',
  path: '/api/leaderboard',
  summary: 'Apps and branches by real use, with the parts of each score',
  access: { who: 'person', scope: 'read' },
  query: Type.Object({ window: Type.Optional(Window) }, { additionalProperties: false }),
  reply: Type.Object({
    window: Window,
    apps: Type.Array(AppStanding),
    branches: Type.Array(BranchStanding),
    /** My own apps and branch, wherever they stand. */
    mine: Type.Object({ apps: Type.Array(AppStanding), branch: Type.Optional(BranchStanding) }),
    computedAt: Type.String(),
  }),
})
