import { QueryClientProvider } from '@tanstack/react-query'
import { createRouter, RouterProvider } from '@tanstack/react-router'
import { dropFirstScreen } from './first-screen.ts'
import { hurry } from './hurry.ts'
import { createQueryClient } from './query-client.ts'
import { routeTree } from './routes.tsx'
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

hurry(location, client)
router.subscribe('onResolved', ({ toLocation }) => {
  if (!toLocation.pathname.startsWith('/apps/')) dropFirstScreen()
})

export function App() {
  return (
    <QueryClientProvider client={client}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  )
}
