import { Type, type Static } from 'typebox'
import type { App } from '../app/app.ts'
import { route } from './route.ts'
import { LocalText } from './text.ts'

export const HelpName = Type.String({ pattern: '^[a-z][a-z0-9-]{1,60}$' })

export const HelpSummary = Type.Object({ name: HelpName, title: LocalText, summary: LocalText })
export type HelpSummary = Static<typeof HelpSummary>

export const HelpPage = Type.Object({
  ...HelpSummary.properties,
  /** The normalized app: a help page runs as any other. */
  app: Type.Unsafe<App>(Type.Object({}, { additionalProperties: true })),
  /** Its blocks as they are written, to be copied into an app of one's own. */
  examples: Type.Array(Type.Object({ kind: Type.String(), name: Type.String(), text: Type.String() })),
  /** What `today()` gives. */
  today: Type.String({ format: 'date' }),
})
export type HelpPage = Static<typeof HelpPage>

export const listHelp = route({
  method: 'GET',
  path: '/api/help',
  summary: 'Help pages in their order of reading; search knows Chinese, pinyin, initials and English',
  access: { who: 'person', scope: 'read' },
  query: Type.Object(
    { search: Type.Optional(Type.String({ maxLength: 100 })) },
    { additionalProperties: false },
  ),
  reply: Type.Object({ items: Type.Array(HelpSummary) }),
})

export const getHelp = route({
  method: 'GET',
  path: '/api/help/:name',
  summary: 'A help page as the app that it is, with the text of its blocks',
  access: { who: 'person', scope: 'read' },
  params: Type.Object({ name: HelpName }),
  reply: HelpPage,
})
