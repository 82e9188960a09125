import { problem, ProblemError } from '../contract/problem-error.ts'
import type { Problem } from '../contract/problem.ts'
import { isMedia } from '../contract/media.ts'
import type { Input, Reply, Route } from '../contract/route.ts'

export interface ClientOptions {
  /** Where the server is, without a slash at the end; empty in the browser. */
  readonly origin: string
  /** Personal token of a program; a browser has its session cookie instead. */
  readonly token?: string
  readonly fetch?: typeof fetch
}

export type Call = <TRoute extends Route>(
  route: TRoute,
  input: Input<TRoute>,
  options?: { readonly signal?: AbortSignal | undefined },
) => Promise<Reply<TRoute>>

/**
 * A function that calls any route of the contract. A refusal is thrown as `ProblemError` with a sentence in both
 * languages; a server that cannot be reached throws what `fetch` throws.
 *
 * @example
 * const call = createClient({ origin: 'http://127.0.0.1:8080', token })
 * const page = await call(listApps, { query: { search: 'xjyc' } })
 */
export function createClient({ origin, token, fetch: send = fetch }: ClientOptions): Call {
  return async (route, input, options = {}) => {
    const parts = input as Parts // Input<TRoute> is always made of these parts
    const headers = new Headers({ accept: 'application/json, */*' })
    if (token !== undefined) headers.set('authorization', `Bearer ${token}`)
    const body = bodyOf(route, parts, headers)
    const reply = await send(`${origin}${addressOf(route, parts)}`, {
      method: route.method,
      headers,
      ...(body === undefined ? {} : { body }),
      signal: options.signal ?? null,
    })
    if (!reply.ok) throw await refusalOf(reply)
    const value: unknown = isMedia(route.reply)
      ? new Uint8Array(await reply.arrayBuffer())
      : await reply.json()
    return value as Reply<typeof route> // the server validated the reply against this very route
  }
}

interface Parts {
  readonly params?: Readonly<Record<string, string | number>>
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>
  readonly body?: unknown
}

/** Path and query of a call; values that are undefined stay away. */
export function addressOf(route: Route, { params = {}, query = {} }: Parts): string {
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])))
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value))
  const text = search.toString()
  return text === '' ? path : `${path}?${text}`
}

function bodyOf(
  route: Route,
  { body }: Parts,
  headers: Headers,
): string | Blob | Uint8Array<ArrayBuffer> | undefined {
  if (body === undefined) return undefined
  if (isMedia(route.body)) {
    headers.set('content-type', route.body.media[0] ?? 'application/octet-stream')
    return body as Blob | Uint8Array<ArrayBuffer> // a route with media takes bytes only
  }
  headers.set('content-type', 'application/json')
  return JSON.stringify(body)
}

/** What stands before the server may answer in its own words: then only the status is known. */
async function refusalOf(reply: Response): Promise<ProblemError> {
  const value: unknown = await reply.json().catch(() => undefined)
  if (isProblem(value)) return new ProblemError(value)
  return problem(reply.status >= 500 ? 'busy' : 'not-found')
}

function isProblem(value: unknown): value is Problem {
  return (
    typeof value === 'object' && value !== null && 'code' in value && 'title' in value && 'status' in value
  )
}
