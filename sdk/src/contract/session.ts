import { Type, type Static } from 'typebox'
import { route, Role } from './route.ts'
import { LocalText, Language } from './text.ts'
import { BranchId, PersonId, PositionId } from './ids.ts'

export const BranchRef = Type.Object({ id: BranchId, name: LocalText })
export type BranchRef = Static<typeof BranchRef>

/** A branch and role that a person holds today. */
export const Position = Type.Object({
  id: PositionId,
  branch: BranchRef,
  role: Role,
  subject: Type.Optional(Type.String()),
  from: Type.String({ format: 'date' }),
  to: Type.Optional(Type.String({ format: 'date' })),
})
export type Position = Static<typeof Position>

export const Session = Type.Object({
  person: Type.Object({ id: PersonId, name: Type.String(), display: LocalText }),
  position: Position,
  positions: Type.Array(Position),
  /** The branch that the session acts for and all below it. */
  branches: Type.Array(BranchRef),
  demo: Type.Boolean(),
})
export type Session = Static<typeof Session>

/** The one password of all demo persons; it exists only where the demo bank was asked for. */
export const demoPassword = 'aladdin-demo'

export const DemoPerson = Type.Object({
  name: Type.String(),
  display: LocalText,
  role: Role,
  branch: BranchRef,
  can: LocalText,
})
export type DemoPerson = Static<typeof DemoPerson>

export const getSession = route({
  method: 'GET',
  path: '/api/session',
  summary: 'Who is signed in, as which position',
  access: { who: 'person', scope: 'read' },
  reply: Session,
})

export const signIn = route({
  method: 'POST',
  path: '/api/session',
  summary: 'Signs in with name and password and sets the session cookie',
  access: { who: 'anyone', scope: 'read' },
  body: Type.Object(
    {
      name: Type.String({ minLength: 1, maxLength: 80 }),
      password: Type.String({ minLength: 1, maxLength: 200 }),
    },
    { additionalProperties: false },
  ),
  reply: Session,
})

export const signOut = route({
  method: 'DELETE',
  path: '/api/session',
  summary: 'Ends this session',
  access: { who: 'person', scope: 'session' },
  reply: Type.Object({}),
})

export const signOutEverywhere = route({
  method: 'DELETE',
  path: '/api/sessions',
  summary: 'Ends every session of the person, on every device',
  access: { who: 'person', scope: 'session' },
  reply: Type.Object({ ended: Type.Integer() }),
})

export const actAs = route({
  method: 'PUT',
  path: '/api/session/position',
  summary: 'Acts as another position that the person holds today; the session id changes',
  access: { who: 'person', scope: 'session' },
  body: Type.Object({ position: PositionId }, { additionalProperties: false }),
  reply: Session,
})

/** What the sign-in page needs before anyone is known. */
export const getWelcome = route({
  method: 'GET',
  path: '/api/welcome',
  summary: 'Whether this is a demo, whether set-up is still to do, and the demo persons',
  access: { who: 'anyone', scope: 'read' },
  reply: Type.Object({
    demo: Type.Boolean(),
    needsSetup: Type.Boolean(),
    people: Type.Array(DemoPerson),
    language: Language,
  }),
})

export const setUp = route({
  method: 'POST',
  path: '/api/setup',
  summary: 'Makes the first administrator with the one-time code that the first start printed',
  access: { who: 'anyone', scope: 'read' },
  body: Type.Object(
    {
      code: Type.String({ maxLength: 64 }),
      name: Type.String({ pattern: '^[a-z][a-z0-9._-]{1,60}$' }),
      display: Type.String({ minLength: 1, maxLength: 80 }),
      password: Type.String({ minLength: 1, maxLength: 200 }),
      bank: Type.String({ minLength: 1, maxLength: 80 }),
    },
    { additionalProperties: false },
  ),
  reply: Session,
})

/** Account of a program: no one signs in with it, only tokens act as it, and it counts in no rank. */
export const createServiceAccount = route({
  method: 'POST',
  path: '/api/service-accounts',
  summary: 'Makes an account for a program, with the branch and role it acts as',
  access: { who: ['admin'], scope: 'session' },
  body: Type.Object(
    {
      name: Type.String({ pattern: '^[a-z][a-z0-9._-]{1,60}$' }),
      display: LocalText,
      branch: BranchId,
      role: Role,
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({ name: Type.String(), position: Position }),
})
