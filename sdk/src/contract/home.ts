import { Type, type Static } from 'typebox'
import { route } from './route.ts'
import { LocalText } from './text.ts'
import { DatasetName } from './catalog.ts'
import { AppName } from './gallery.ts'

/** What the newest day of a dataset says about my rows of it. */
export const Figure = Type.Object({
  dataset: Type.Object({ name: DatasetName, title: LocalText }),
  /** The column that was added up; absent: the rows themselves were counted. */
  measure: Type.Optional(Type.Object({ title: LocalText, unit: LocalText })),
  day: Type.String({ format: 'date' }),
  value: Type.Number(),
  /** The same weekday a week earlier, or the period before where data does not come daily. */
  before: Type.Optional(Type.Object({ day: Type.String({ format: 'date' }), value: Type.Number() })),
})
export type Figure = Static<typeof Figure>

export const Change = Type.Union([
  Type.Object({
    kind: Type.Literal('app-version'),
    at: Type.String(),
    name: AppName,
    title: LocalText,
    number: Type.Integer(),
    note: Type.String(),
    by: LocalText,
  }),
  Type.Object({
    kind: Type.Literal('dataset-version'),
    at: Type.String(),
    name: DatasetName,
    title: LocalText,
    number: Type.Integer(),
  }),
  Type.Object({
    kind: Type.Literal('comment'),
    at: Type.String(),
    name: AppName,
    title: LocalText,
    by: LocalText,
    /** I wrote of the app before; else it is an app of mine. */
    answers: Type.Boolean(),
  }),
])
export type Change = Static<typeof Change>

export const Incident = Type.Union([
  Type.Object({
    kind: Type.Literal('stale'),
    dataset: Type.Object({ name: DatasetName, title: LocalText }),
    dataDate: Type.String(),
    maxAgeDays: Type.Integer(),
  }),
  Type.Object({
    kind: Type.Literal('data-gone'),
    app: Type.Object({ name: AppName, title: LocalText }),
    dataset: Type.String(),
  }),
  Type.Object({
    kind: Type.Literal('column-gone'),
    app: Type.Object({ name: AppName, title: LocalText }),
    dataset: Type.String(),
    column: Type.String(),
  }),
])
export type Incident = Static<typeof Incident>

/** One count of what a steward, an administrator or an owner of data answers for. */
export const Duty = Type.Object({
  what: Type.Union([
    Type.Literal('datasets'),
    Type.Literal('stale'),
    Type.Literal('uploads'),
    Type.Literal('requests'),
    Type.Literal('approvals'),
    Type.Literal('people'),
    Type.Literal('peopleThisWeek'),
    Type.Literal('apps'),
    Type.Literal('runsToday'),
  ]),
  count: Type.Integer(),
})
export type Duty = Static<typeof Duty>

export const Home = Type.Object({
  /** The day against which data is fresh or stale. */
  day: Type.String({ format: 'date' }),
  /** When I was last here, before this visit. */
  since: Type.String(),
  changes: Type.Array(Change),
  incidents: Type.Array(Incident),
  /** Empty for everyone but stewards, administrators, and owners of data whom somebody asked for a right. */
  duties: Type.Array(Duty),
})
export type Home = Static<typeof Home>

export const getHome = route({
  method: 'GET',
  path: '/api/home',
  summary: 'What changed since I was last here, and what is wrong with the data and apps that I use',
  access: { who: 'person', scope: 'session' },
  reply: Home,
})

export const getFigures = route({
  method: 'GET',
  path: '/api/home/figures',
  summary: "Up to three figures of my branch's newest day, from the rows that I may see",
  access: { who: 'person', scope: 'session' },
  reply: Type.Object({ items: Type.Array(Figure) }),
})

export const visitHome = route({
  method: 'POST',
  path: '/api/home/visit',
  summary: 'Says that I am here; hours later, what happens from now on counts as new',
  access: { who: 'person', scope: 'session' },
  reply: Type.Object({}),
})
