import type { Plugin } from 'vite'

/**
 * The browser needs a route's method, path and media, not its schemas: the server has checked them. Route files of the
 * contract are read once at build time and go into the bundle as that, which keeps the schema compiler out of it
 * (16 kB of the run page, compressed). Whoever imports a schema of a route file in the shell gets a build error.
 */
export function slimContract(): Plugin {
  return {
    name: 'aladdin-slim-contract',
    apply: 'build',
    enforce: 'pre',
    async load(id) {
      if (!isContractFile(id)) return undefined
      const exported = (await import(new URL(`file://${id}`).href)) as Record<string, unknown>
      if (!Object.values(exported).some(isRoute)) return undefined
      return Object.entries(exported)
        .flatMap(([name, value]) => {
          if (isRoute(value)) return [`export const ${name} = ${JSON.stringify(slim(value))}`]
          return typeof value === 'string' ? [`export const ${name} = ${JSON.stringify(value)}`] : []
        })
        .join('\n')
    },
    transform(code, id) {
      // What is left of the contract is small; schemas that nobody uses may be dropped.
      if (!isContractFile(id)) return undefined
      const lines = code
        .split('\n')
        .map((line) => (/^\s*[/*]/.test(line) ? line : line.replace(schemaCall, marked)))
      return lines.join('\n')
    },
  }
}

const schemaCall = /\bType\.(?=[A-Z]\w*\()/g
const marked = '/*#__PURE__*/ Type.'

interface SlimRoute {
  readonly method: unknown
  readonly path: unknown
  readonly access: unknown
  readonly body?: object
  readonly reply: object
}

function slim({ method, path, body, reply }: SlimRoute): object {
  return { method, path, ...(body === undefined ? {} : { body: media(body) }), reply: media(reply) }
}

function media(part: object): object {
  return 'media' in part ? { media: part.media } : {}
}

function isRoute(value: unknown): value is SlimRoute {
  return (
    typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'access' in value
  )
}

function isContractFile(id: string): boolean {
  return /\/sdk\/src\/contract\/[\w-]+\.ts$/.test(id)
}
