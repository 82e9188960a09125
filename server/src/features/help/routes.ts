import { getHelp, listHelp } from '@aladdin/sdk/contract/help.ts'
import { problem } from '@aladdin/sdk/contract/problem-error.ts'
import { bankDay } from '../../platform/bank-day.ts'
import type { Feature } from '../../platform/feature.ts'
import { serve } from '../../platform/serve.ts'
import { findPages } from './find-pages.ts'
import { readPages } from './read-pages.ts'

export const helpFeature: Feature = (fastify, { clock }) => {
  let reading: ReturnType<typeof readPages> | undefined
  // read at the first question: they come with the release and never change while it runs
  const pages = () => (reading ??= readPages())

  serve(fastify, listHelp, async ({ query }) => {
    const found = findPages(await pages(), query.search ?? '')
    return { items: found.map(({ name, app: { title, summary } }) => ({ name, title, summary })) }
  })
  serve(fastify, getHelp, async ({ params }) => {
    const page = (await pages()).find(({ name }) => name === params.name)
    if (page === undefined) throw problem('not-found')
    const { name, app, examples } = page
    const { title, summary } = app
    return { name, title, summary, app, examples: [...examples], today: bankDay(clock()) }
  })
}
