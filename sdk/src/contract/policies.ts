import { Type, type Static } from 'typebox'
import { DatasetName } from './catalog.ts'
import { BranchId, PersonId } from './ids.ts'
import { ExportRight, GrantMode, Policy, Purpose, Treatment } from './policy.ts'
import { route, Role } from './route.ts'
import { LocalText } from './text.ts'

const byName = Type.Object({ name: DatasetName })
const byId = Type.Object({ id: Type.String({ minLength: 1, maxLength: 40 }) })
const keepers = ['analyst', 'steward', 'admin'] as const
const sentence = Type.String({ minLength: 3, maxLength: 500 })

/** A wider policy that waits for a second person. */
export const PolicyProposal = Type.Object({
  id: Type.String(),
  policy: Policy,
  reason: Type.String(),
  by: LocalText,
  at: Type.String(),
  /** What it changes against the policy in force, and what of that gives more. */
  changes: Type.Array(LocalText),
  widenings: Type.Array(LocalText),
  mine: Type.Boolean(),
})
export type PolicyProposal = Static<typeof PolicyProposal>

export const getPolicy = route({
  method: 'GET',
  path: '/api/datasets/:name/policy',
  summary:
    'The policy in force, its version, and a wider one that waits; for its owner, stewards and administrators',
  access: { who: keepers, scope: 'read' },
  params: byName,
  reply: Type.Object({
    version: Type.Integer(),
    policy: Policy,
    /** Whether I may change it; an owner and an administrator read. */
    editable: Type.Boolean(),
    proposal: Type.Optional(PolicyProposal),
  }),
})

export const SavedPolicy = Type.Object({
  version: Type.Integer(),
  /** `pending`: it gives more of classified data, so a second person decides and the old one stays. */
  state: Type.Union([Type.Literal('in-force'), Type.Literal('pending')]),
  widenings: Type.Array(LocalText),
})
export type SavedPolicy = Static<typeof SavedPolicy>

export const savePolicy = route({
  method: 'PUT',
  path: '/api/datasets/:name/policy',
  summary:
    'Saves a new version of the policy; refused when it names what does not exist or contradicts itself, and waits for a second person when it gives more of classified data',
  access: { who: ['steward'], scope: 'session' },
  params: byName,
  body: Type.Object(
    { version: Type.Integer(), policy: Policy, reason: Type.Optional(sentence) },
    { additionalProperties: false },
  ),
  reply: SavedPolicy,
})

export const decideProposal = route({
  method: 'POST',
  path: '/api/policy-proposals/:id/decision',
  summary:
    'Puts a waiting policy in force or declines it, by another than its author; the author withdraws it',
  access: { who: ['steward', 'admin'], scope: 'session' },
  params: byId,
  body: Type.Object(
    {
      decision: Type.Union([Type.Literal('approve'), Type.Literal('decline'), Type.Literal('withdraw')]),
      sentence: Type.Optional(sentence),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({
    state: Type.Union([Type.Literal('approved'), Type.Literal('declined'), Type.Literal('withdrawn')]),
  }),
})

/** As whom a policy is tried: a role at a branch, or a person in a position of hers. */
export const PreviewAs = Type.Union([
  Type.Object({ role: Role, branch: BranchId }, { additionalProperties: false }),
  Type.Object({ position: Type.String({ maxLength: 40 }) }, { additionalProperties: false }),
])
export type PreviewAs = Static<typeof PreviewAs>

const Cell = Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null()])

export const PolicyPreview = Type.Object({
  rows: Type.Integer(),
  totalRows: Type.Integer(),
  reason: LocalText,
  mode: GrantMode,
  export: ExportRight,
  columns: Type.Array(Type.Object({ name: Type.String(), treatment: Treatment })),
  /** At most ten rows, no better shown than I myself may see them. */
  sample: Type.Object({ columns: Type.Array(Type.String()), rows: Type.Array(Type.Array(Cell)) }),
})
export type PolicyPreview = Static<typeof PolicyPreview>

export const previewPolicy = route({
  method: 'POST',
  path: '/api/datasets/:name/policy/preview',
  summary: 'What a policy that is not saved would give a role at a branch, or a person',
  access: { who: ['steward'], scope: 'session' },
  params: byName,
  body: Type.Object(
    { policy: Policy, as: PreviewAs, purpose: Type.Optional(Purpose) },
    { additionalProperties: false },
  ),
  reply: PolicyPreview,
})

export const PolicyVersion = Type.Object({
  version: Type.Integer(),
  at: Type.String(),
  by: LocalText,
  approvedBy: Type.Optional(LocalText),
  reason: Type.String(),
  /** Against the version before, in plain words. */
  changes: Type.Array(LocalText),
})
export type PolicyVersion = Static<typeof PolicyVersion>

export const listPolicyVersions = route({
  method: 'GET',
  path: '/api/datasets/:name/policy/versions',
  summary: 'Every version of a policy, newest first: who, when, why, and what it changed',
  access: { who: keepers, scope: 'read' },
  params: byName,
  reply: Type.Object({ items: Type.Array(PolicyVersion) }),
})

export const AccessRow = Type.Object({
  position: Type.String(),
  person: Type.Object({ id: PersonId, name: Type.String(), display: LocalText }),
  role: Role,
  branch: LocalText,
  rows: Type.Boolean(),
  /** Which rows, or why none. */
  reason: LocalText,
  /** Given to this person by name. */
  exception: Type.Boolean(),
  mode: GrantMode,
  export: ExportRight,
  masked: Type.Integer(),
  hidden: Type.Integer(),
  until: Type.Optional(Type.String({ format: 'date' })),
})
export type AccessRow = Static<typeof AccessRow>

export const listAccess = route({
  method: 'GET',
  path: '/api/datasets/:name/access',
  summary: 'Who may see rows of a dataset today, and by which rule',
  access: { who: keepers, scope: 'read' },
  params: byName,
  query: Type.Object({ purpose: Type.Optional(Purpose) }, { additionalProperties: false }),
  reply: Type.Object({ items: Type.Array(AccessRow) }),
})
