import type { Role, TokenScope } from '@aladdin/sdk/contract/route.ts'
import type { LocalText } from '@aladdin/sdk/contract/text.ts'

/** Who is calling, as which position. Everything that decides about rows or rights comes from here alone. */
export interface Viewer {
  readonly personId: string
  readonly positionId: string
  readonly branchId: string
  readonly role: Role
  /** Code of the position outside of Aladdin, such as a customer manager's number. */
  readonly subject: string | null
  /** The branch that the viewer acts for and all below it. */
  readonly branches: readonly string[]
  readonly region: string
  readonly name: string
  readonly display: LocalText
  readonly kind: 'person' | 'service'
  readonly via: 'session' | 'token'
  /** What a token may do; a session holds every scope. */
  readonly scopes: readonly TokenScope[]
}
