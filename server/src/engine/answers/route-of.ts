import type { RunRoute } from '@aladdin/sdk/contract/answers.ts'
import type { LocalText } from '@aladdin/sdk/contract/text.ts'

/** What decides where an app runs: of each dataset its size for this viewer, and whether its rows may leave. */
export interface RoutedDataset {
  readonly title: LocalText
  readonly bytes: number
  /** `server-only` rows are answered about and never delivered. */
  readonly mode?: { readonly kind: string } | undefined
}

/** More than this is slow to fetch and heavy to hold in a browser. */
export const mostBrowserBytes = 150 * 1024 * 1024

/**
 * Where an app runs for a viewer, with the reason in both languages. Server and browser have the same engine with the
 * same functions, so only the data decides.
 */
export function routeOf(datasets: readonly RoutedDataset[]): RunRoute {
  const bound = datasets.find(({ mode }) => mode?.kind === 'server-only')
  if (bound !== undefined) {
    return {
      place: 'server',
      reason: {
        zh: `「${bound.title.zh}」的行不离开服务器，结果由服务器计算`,
        en: `the rows of "${bound.title.en}" do not leave the server, which computes the results`,
      },
    }
  }
  const bytes = datasets.reduce((sum, dataset) => sum + dataset.bytes, 0)
  const size = `${Math.max(1, Math.round(bytes / 1024 / 1024))} MB`
  if (bytes > mostBrowserBytes) {
    return {
      place: 'server',
      reason: {
        zh: `你的数据有 ${size}，超过浏览器的 150 MB，由服务器计算`,
        en: `your data has ${size}, more than the 150 MB for a browser: the server computes`,
      },
    }
  }
  return {
    place: 'browser',
    reason: {
      zh: `你的数据有 ${size}，在你的浏览器里计算`,
      en: `your data has ${size}: your browser computes`,
    },
  }
}
