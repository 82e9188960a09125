import { QueryClientProvider } from '@tanstack/react-query'
import { createRouter, RouterProvider } from '@tanstack/react-router'
import { createQueryClient } from './query-client.ts'
import { appQuery } from './features/app-page/queries.ts'
import { routeTree } from './routes.tsx'
import { prepareSpare } from './sandbox/spare.ts'
import { sessionQuery } from './session.ts'
import { ErrorState } from './ui/states.tsx'

const client = createQueryClient(() => {
  client.clear()
  void router.navigate({ to: '/sign-in', search: { to: router.state.location.href } })
})

const router = createRouter({
  routeTree,
  context: { client },
  defaultPreload: 'intent',
  scrollRestoration: true,
  defaultErrorComponent: ({ error, reset }) => <ErrorState error={error} retry={reset} />,
  // Plain text in addresses: `?horizon=14` stays readable and is the same for every program.
  parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: (search) => {
    const query = new URLSearchParams()
    for (const [name, value] of Object.entries(search)) {
      if (value !== undefined && value !== '') query.set(name, String(value))
    }
    const text = query.toString()
    return text === '' ? '' : `?${text}`
  },
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}

/**
 * A page that runs an app asks at once for what it would ask for one after the other: who looks, the app, its screen
 * and a frame with an engine.
 */
function hurry(path: string): void {
  const [, place, name] = path.split('/')
  if (name === undefined || (place !== 'apps' && place !== 'workbench')) return
  prepareSpare()
  void client.prefetchQuery(sessionQuery)
  if (place === 'apps') {
    void client.prefetchQuery(appQuery(decodeURIComponent(name)))
    void import('./features/app-page/app-page.tsx')
  }
}
hurry(location.pathname)

export function App() {
  return (
    <QueryClientProvider client={client}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  )
}
