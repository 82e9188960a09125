import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  lazyRouteComponent,
  notFound,
  Outlet,
  redirect,
} from '@tanstack/react-router'
import { appNamePattern } from '@aladdin/sdk/contract/app-name-pattern.ts'
import { appQuery } from './features/app-page/queries.ts'
import { readCatalogSearch } from './features/catalog/catalog-search.ts'
import { readGallerySearch } from './features/gallery/gallery-search.ts'
import { readRanksSearch } from './features/leaderboard/ranks-search.ts'
import { isSignedOut } from './query-client.ts'
import { sessionQuery } from './session.ts'
import { prepareSpare } from './sandbox/spare.ts'
import { NotFound } from './shell/not-found.tsx'
import { Shell } from './shell/shell.tsx'
import { Notices } from './ui/notice.tsx'

const root = createRootRouteWithContext<{ client: QueryClient }>()({
  component: () => (
    <>
      <Outlet />
      <Notices />
    </>
  ),
  notFoundComponent: NotFound,
})

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { to?: string } => ({ ...localAddress(search['to']) }),
  component: lazyRouteComponent(() => import('./features/session/sign-in-page.tsx'), 'SignInPage'),
})

const setUp = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  component: lazyRouteComponent(() => import('./features/session/set-up-page.tsx'), 'SetUpPage'),
})

const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  beforeLoad: async ({ context, location }) => {
    try {
      await context.client.ensureQueryData(sessionQuery)
    } catch (error) {
      if (!isSignedOut(error)) throw error
      // oxlint-disable-next-line typescript/only-throw-error -- a redirect is thrown by the router's own rule
      throw redirect({ to: '/sign-in', search: location.pathname === '/' ? {} : { to: location.href } })
    }
  },
  component: Shell,
  notFoundComponent: NotFound,
})

const home = createRoute({
  getParentRoute: () => shell,
  path: '/',
  component: lazyRouteComponent(() => import('./features/home/home-page.tsx'), 'HomePage'),
})

const gallery = createRoute({
  getParentRoute: () => shell,
  path: '/apps',
  validateSearch: readGallerySearch,
  component: lazyRouteComponent(() => import('./features/gallery/gallery-page.tsx'), 'GalleryPage'),
})

const app = createRoute({
  getParentRoute: () => shell,
  path: '/apps/$name',
  loader: ({ context, params }) => startOpening(context.client, params.name),
  component: lazyRouteComponent(() => import('./features/app-page/app-page.tsx'), 'NewestAppPage'),
})

const appVersion = createRoute({
  getParentRoute: () => shell,
  path: '/apps/$name/v/$version',
  loader: ({ context, params }) => startOpening(context.client, params.name),
  component: lazyRouteComponent(() => import('./features/app-page/app-page.tsx'), 'VersionAppPage'),
})

const catalog = createRoute({
  getParentRoute: () => shell,
  path: '/data',
  validateSearch: readCatalogSearch,
  component: lazyRouteComponent(() => import('./features/catalog/catalog-page.tsx'), 'CatalogPage'),
})

const dataset = createRoute({
  getParentRoute: () => shell,
  path: '/data/$name',
  validateSearch: (search: Record<string, unknown>): { made?: string } =>
    typeof search['made'] === 'string' ? { made: search['made'] } : {},
  component: lazyRouteComponent(() => import('./features/catalog/dataset-page.tsx'), 'DatasetPage'),
})

const policyPage = createRoute({
  getParentRoute: () => shell,
  path: '/data/$name/policy',
  component: lazyRouteComponent(() => import('./features/policies/policy-page.tsx'), 'PolicyPage'),
})

const datasetAudit = createRoute({
  getParentRoute: () => shell,
  path: '/data/$name/audit',
  validateSearch: readDay,
  component: lazyRouteComponent(() => import('./features/audit/dataset-audit-page.tsx'), 'DatasetAuditPage'),
})

const personAudit = createRoute({
  getParentRoute: () => shell,
  path: '/audit/people/$person',
  validateSearch: readDay,
  component: lazyRouteComponent(() => import('./features/audit/person-audit-page.tsx'), 'PersonAuditPage'),
})

const receipts = createRoute({
  getParentRoute: () => shell,
  path: '/me/receipts',
  component: lazyRouteComponent(() => import('./features/receipts/receipts-page.tsx'), 'ReceiptsPage'),
})

const receipt = createRoute({
  getParentRoute: () => shell,
  path: '/receipts/$id',
  component: lazyRouteComponent(() => import('./features/receipts/receipt-page.tsx'), 'ReceiptPage'),
})

const requests = createRoute({
  getParentRoute: () => shell,
  path: '/requests',
  component: lazyRouteComponent(() => import('./features/policies/requests-page.tsx'), 'RequestsPage'),
})

const upload = createRoute({
  getParentRoute: () => shell,
  path: '/upload',
  component: lazyRouteComponent(() => import('./features/uploads/upload-page.tsx'), 'UploadPage'),
})

const ranks = createRoute({
  getParentRoute: () => shell,
  path: '/ranks',
  validateSearch: readRanksSearch,
  component: lazyRouteComponent(() => import('./features/leaderboard/ranks-page.tsx'), 'RanksPage'),
})

const help = createRoute({
  getParentRoute: () => shell,
  path: '/help',
  component: lazyRouteComponent(() => import('./features/help/help-list-page.tsx'), 'HelpListPage'),
})

const helpPage = createRoute({
  getParentRoute: () => shell,
  path: '/help/$name',
  loader: () => prepareSpare(),
  component: lazyRouteComponent(() => import('./features/help/help-page.tsx'), 'HelpPage'),
})

const models = createRoute({
  getParentRoute: () => shell,
  path: '/models',
  validateSearch: (search: Record<string, unknown>): { app?: string } =>
    typeof search['app'] === 'string' ? { app: search['app'] } : {},
  component: lazyRouteComponent(() => import('./features/models/models-page.tsx'), 'ModelsPage'),
})

const tokens = createRoute({
  getParentRoute: () => shell,
  path: '/me/tokens',
  component: lazyRouteComponent(() => import('./features/session/tokens-page.tsx'), 'TokensPage'),
})

const workbench = createRoute({
  getParentRoute: () => shell,
  path: '/workbench',
  component: lazyRouteComponent(() => import('./features/workbench/start-page.tsx'), 'StartPage'),
})

const workbenchDraft = createRoute({
  getParentRoute: () => shell,
  path: '/workbench/$draft',
  component: lazyRouteComponent(() => import('./features/workbench/draft-page.tsx'), 'DraftPage'),
})

const elsewhere = createRoute({ getParentRoute: () => shell, path: '$', component: NotFound })

/** Every part in every state; only in development builds. */
const parts = import.meta.env.DEV
  ? [
      createRoute({
        getParentRoute: () => root,
        path: '/dev/ui',
        component: lazyRouteComponent(() => import('./features/dev-ui/dev-ui-page.tsx'), 'DevUiPage'),
      }),
    ]
  : []

export const routeTree = root.addChildren([
  signIn,
  setUp,
  shell.addChildren([
    home,
    gallery,
    app,
    appVersion,
    catalog,
    dataset,
    policyPage,
    datasetAudit,
    personAudit,
    receipts,
    receipt,
    requests,
    upload,
    ranks,
    models,
    help,
    helpPage,
    tokens,
    workbench,
    workbenchDraft,
    elsewhere,
  ]),
  ...parts,
])

/** Pointing at an app is enough: its page is on its way and an engine starts before its screen is there. */
function startOpening(client: QueryClient, name: string): void {
  // oxlint-disable-next-line typescript/only-throw-error -- a missing page is thrown by the router's own rule
  if (!new RegExp(appNamePattern).test(name)) throw notFound()
  prepareSpare()
  void client.prefetchQuery(appQuery(name))
}

/** The day of a list, where the address names one. */
function readDay(search: Record<string, unknown>): { day?: string } {
  const { day } = search
  return typeof day === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(day) ? { day } : {}
}

/** Only a path of this site: nobody is sent elsewhere after signing in. */
function localAddress(value: unknown): { to?: string } {
  return typeof value === 'string' && /^\/(?![/\\])/.test(value) ? { to: value } : {}
}
