import type { LocalText } from '@aladdin/sdk/contract/text.ts'
import { commonFunctions } from './common-functions.ts'
import engineFunctions from './engine-functions.json'

export interface SqlFunction {
  readonly name: string
  /** Its arguments, as they are written between the brackets. */
  readonly takes: string
  readonly about?: LocalText
}

/** Every function that a query of an app may call, by name; the engine's own list, in our words where we have them. */
export const sqlFunctions: ReadonlyMap<string, SqlFunction> = new Map([
  ...engineFunctions.map(({ name, takes, about }) => [name, of(name, takes, about)] as const),
  ...Object.entries(commonFunctions).map(([name, [takes, about]]) => [name, { name, takes, about }] as const),
])

function of(name: string, takes: string, about: string): SqlFunction {
  return about === '' ? { name, takes } : { name, takes, about: { zh: about, en: about } }
}
