import type { FastifySchemaCompiler, FastifySerializerCompiler } from 'fastify/types/schema.js'
import type { TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import { Value } from 'typebox/value'
import { createPick } from './declared-parts.ts'
import { InputError } from './input-error.ts'

/** A part of a request as its schema reads it. Text of the address becomes numbers and flags; a body is taken as it is. */
export const createValidator: FastifySchemaCompiler<TSchema> = ({ schema, httpPart }) => {
  const compiled = Compile(schema)
  const isText = httpPart === 'params' || httpPart === 'querystring'
  return (given: unknown) => {
    const value: unknown = isText ? Value.Convert(schema, { ...toObject(given) }) : given
    if (compiled.Check(value)) return { value }
    return { error: new InputError(httpPart ?? 'body', compiled.Errors(value)) }
  }
}

/** A reply as its schema declares it: what it does not name is left out, what it wants and does not get is a bug. */
export const createSerializer: FastifySerializerCompiler<TSchema> = ({ schema, method, url }) => {
  const compiled = Compile(schema)
  const pick = createPick(schema)
  return (given: unknown) => {
    const value: unknown = pick(given)
    if (compiled.Check(value)) return JSON.stringify(value)
    const [first] = compiled.Errors(value)
    throw new Error(
      `reply of ${method} ${url} breaks its contract at ${first?.instancePath ?? '/'}: ${first?.message ?? ''}`,
    )
  }
}

function toObject(given: unknown): object {
  return typeof given === 'object' && given !== null ? given : {}
}
