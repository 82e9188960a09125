/** What the session says of a viewer's position. Nothing of a request may enter here. */
export interface BoundAttributes {
  /** The branch that the viewer acts for. */
  readonly branch: string
  /** That branch and all below it. */
  readonly branches: readonly string[]
  readonly region: string | null
  /** External subject of the position, such as a customer manager's code. */
  readonly subject: string | null
}
