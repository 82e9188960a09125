import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { expect, test } from 'vitest'
import { withDefaults, wrongOption } from './method-options.ts'

const schema = Type.Object(
  {
    key: Type.Optional(Type.String({ default: 'id', minLength: 1 })),
    horizon: Type.Optional(Type.Integer({ minimum: 1, maximum: 56, default: 14 })),
    share: Type.Optional(Type.Number({ exclusiveMinimum: 0 })),
    side: Type.Optional(Type.Union([Type.Literal('up'), Type.Literal('down')])),
    columns: Type.Optional(Type.Array(Type.String(), { minItems: 1 })),
    target: Type.String(),
  },
  { additionalProperties: false },
)

test('options that were left out take the default of the method', () => {
  expect(withDefaults(schema, { target: 'y', horizon: 7 })).toEqual({ target: 'y', key: 'id', horizon: 7 })
})

test.each([
  [{ target: 'y' }],
  [{ target: 'y', horizon: 56, share: 0.1, side: 'up', columns: ['a'] }],
  [{}],
  [{ target: 1 }],
  [{ target: 'y', horizon: 57 }],
  [{ target: 'y', horizon: 1.5 }],
  [{ target: 'y', share: 0 }],
  [{ target: 'y', side: 'left' }],
  [{ target: 'y', columns: [] }],
  [{ target: 'y', columns: ['a', 2] }],
  [{ target: 'y', key: '' }],
  [{ target: 'y', other: true }],
])('%j is taken or refused exactly as the schema says', (options) => {
  expect(wrongOption(schema, options) === undefined).toBe(Value.Check(schema, options))
})
