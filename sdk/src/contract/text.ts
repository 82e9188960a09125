import { Type, type Static } from 'typebox'

/** A sentence or a label in both languages. */
export const LocalText = Type.Object(
  { zh: Type.String(), en: Type.String() },
  { additionalProperties: false },
)
export type LocalText = Static<typeof LocalText>

export const Language = Type.Union([Type.Literal('zh'), Type.Literal('en')])
export type Language = Static<typeof Language>
