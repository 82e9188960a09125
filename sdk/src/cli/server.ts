import { createClient, type Call } from '../client/call.ts'
import { ProblemError } from '../contract/problem-error.ts'
import { CommandError, sayIn, type Io } from './io.ts'

export const serverOptions = {
  server: { type: 'string' },
  token: { type: 'string' },
} as const

/** Calls to the server that `--server` names, with the token of `--token` or `ALADDIN_TOKEN`. */
export function serverOf(io: Io, values: { readonly server?: string; readonly token?: string }): Call {
  if (values.server === undefined) throw new CommandError('name the server: --server https://…', 2)
  const token = values.token ?? io.environment['ALADDIN_TOKEN']
  if (token === undefined) throw new CommandError('give a personal token: --token … or ALADDIN_TOKEN', 2)
  const origin = originOf(values.server)
  const call = createClient({ origin, token, fetch: io.fetch })
  return async (route, input, options) => {
    try {
      return await call(route, input, options)
    } catch (error) {
      if (error instanceof ProblemError) throw new CommandError(sayIn(io, error.problem.title))
      if (error instanceof TypeError) throw new CommandError(`${origin} cannot be reached`)
      throw error
    }
  }
}

/** A token leaves this machine only encrypted. */
function originOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const isLocal = url !== undefined && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname)
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && isLocal)) return url.origin
  throw new CommandError('--server: write an https address (http only for this machine)', 2)
}
