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

export const PersonStanding = Type.Object({
  place: Type.Integer(),
  display: LocalText,
  branch: BranchRef,
  score: Type.Number(),
  apps: Type.Integer(),
  users: Type.Integer(),
  mine: Type.Boolean(),
})
export type PersonStanding = Static<typeof PersonStanding>

export const getLeaderboard = route({
  method: 'GET',
  path: '/api/leaderboard',
  summary: 'Apps, branches and the people who want to be listed, by real use, with the parts of each score',
  access: { who: 'person', scope: 'read' },
  query: Type.Object({ window: Type.Optional(Window) }, { additionalProperties: false }),
  reply: Type.Object({
    window: Window,
    apps: Type.Array(AppStanding),
    branches: Type.Array(BranchStanding),
    people: Type.Array(PersonStanding),
    /** My own apps, branch and place, wherever they stand; my place is shown to nobody else unless I am listed. */
    mine: Type.Object({
      apps: Type.Array(AppStanding),
      branch: Type.Optional(BranchStanding),
      person: Type.Optional(PersonStanding),
      listed: Type.Boolean(),
    }),
    computedAt: Type.String(),
  }),
})

export const setListed = route({
  method: 'PUT',
  path: '/api/leaderboard/me',
  summary: 'Puts me on the board of people, or takes me off it at once',
  access: { who: 'person', scope: 'session' },
  body: Type.Object({ listed: Type.Boolean() }, { additionalProperties: false }),
  reply: Type.Object({ listed: Type.Boolean() }),
})

/** A score taken apart: the branches' parts add up to it. */
export const ScoreReasons = Type.Object({
  window: Window,
  score: Type.Number(),
  users: Type.Integer(),
  branches: Type.Array(
    Type.Object({ branch: BranchRef, people: Type.Integer(), weight: Type.Number(), score: Type.Number() }),
  ),
  counted: Type.Object({ use: Type.Integer(), star: Type.Integer(), fork: Type.Integer() }),
  /** People who count for the most that one may, and people whose young account counts half. */
  capped: Type.Integer(),
  young: Type.Integer(),
})
export type ScoreReasons = Static<typeof ScoreReasons>

export const explainScore = route({
  method: 'GET',
  path: '/api/leaderboard/apps/:name',
  summary: 'Why one of my own apps has its score',
  access: { who: 'person', scope: 'read' },
  params: Type.Object({ name: AppName }),
  query: Type.Object({ window: Type.Optional(Window) }, { additionalProperties: false }),
  reply: ScoreReasons,
})
