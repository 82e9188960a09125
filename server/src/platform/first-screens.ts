import type { Viewer } from './viewer.ts'

/** A page of an app, as it was asked for. */
export interface AskedPage {
  readonly name: string
  readonly version: number | undefined
  /** As in the address. */
  readonly parameters: Readonly<Record<string, string>>
  /** How the viewer's pages look: `zh.light`. */
  readonly look: string
}

/** HTML that shows the top of an app's page before any script runs; undefined where there is none at hand. */
export type FindFirstScreen = (viewer: Viewer, page: AskedPage) => Promise<string | undefined>

/** Who knows first screens tells it here; pages are served by whoever knows nothing of apps. */
export interface FirstScreens {
  provide(find: FindFirstScreen): void
  readonly find: FindFirstScreen
}

export function createFirstScreens(): FirstScreens {
  let provided: FindFirstScreen | undefined
  return {
    provide(find) {
      provided = find
    },
    find: async (viewer, page) => provided?.(viewer, page),
  }
}

/** The page that an address names; its name has been checked by whoever asks. */
export function readAskedPage(url: string, look: string): AskedPage {
  const { pathname, searchParams } = new URL(url, 'http://page')
  const [, , name = '', , version] = pathname.split('/')
  return {
    name,
    version: version !== undefined && /^\d{1,9}$/.test(version) ? Number(version) : undefined,
    parameters: Object.fromEntries(searchParams),
    look,
  }
}
