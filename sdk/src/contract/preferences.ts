import { Type, type Static } from 'typebox'
import { route } from './route.ts'

/** Steps of the first tour, in their order. */
export const TourStep = Type.Union([
  Type.Literal('find'),
  Type.Literal('run'),
  Type.Literal('filter'),
  Type.Literal('fork'),
  Type.Literal('publish'),
])
export type TourStep = Static<typeof TourStep>

export const Tour = Type.Object({
  /** `new` has not been begun, `away` waits on the home page, `over` was ended or finished. */
  state: Type.Union([Type.Literal('new'), Type.Literal('shown'), Type.Literal('away'), Type.Literal('over')]),
  done: Type.Array(TourStep),
})
export type Tour = Static<typeof Tour>

export const Preferences = Type.Object({ tour: Tour })
export type Preferences = Static<typeof Preferences>

export const getPreferences = route({
  method: 'GET',
  path: '/api/preferences',
  summary: 'What I have chosen for myself, the same on every machine',
  access: { who: 'person', scope: 'session' },
  reply: Preferences,
})

export const moveTour = route({
  method: 'PATCH',
  path: '/api/preferences/tour',
  summary: 'Marks a step of my tour as done, shows, puts away or ends it; `new` begins it again',
  access: { who: 'person', scope: 'session' },
  body: Type.Object(
    { done: Type.Optional(TourStep), state: Type.Optional(Tour.properties.state) },
    { additionalProperties: false },
  ),
  reply: Tour,
})
