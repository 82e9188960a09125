import type { QueryClient } from '@tanstack/react-query'
import { appQuery, runQuery } from './features/app-page/queries.ts'
import { prepareSpare } from './sandbox/spare.ts'
import { sessionQuery } from './session.ts'

/**
 * An address that runs an app asks at once for what its page would ask for one after the other: a frame with an
 * engine, who looks, the app, its screen, and the run itself. Failures are told when the page asks for the same.
 */
export function hurry({ pathname, search }: Location, client: QueryClient): void {
  const [, place, encodedName, , version] = pathname.split('/')
  if (encodedName === undefined || (place !== 'apps' && place !== 'workbench')) return
  prepareSpare()
  const session = client.fetchQuery(sessionQuery)
  if (place === 'workbench') return void session.catch(() => undefined)
  const name = decodeURIComponent(encodedName)
  void client.prefetchQuery(appQuery(name))
  void import('./features/app-page/app-page.tsx')
  const open = async (): Promise<void> => {
    const { position } = await session
    const parameters = Object.fromEntries(new URLSearchParams(search))
    const run = { name, version: version === undefined ? undefined : Number(version), parameters }
    await client.prefetchQuery(runQuery({ ...run, position: position.id }))
  }
  open().catch(() => undefined)
}
