import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useLocal } from '../../i18n/language.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { usePageTitle } from '../../ui/page-title.ts'
import { Skeleton } from '../../ui/states.tsx'
import { Examples } from './examples.tsx'
import { HelpFrame } from './help-frame.tsx'
import { helpListQuery, helpQuery } from './queries.ts'
import './help.css'

const route = getRouteApi('/shell/help/$name')

/** A help page is an app: it runs in the sealed frame, and the text of its blocks stands beside it. */
export function HelpPage() {
  const { name } = route.useParams()
  const page = useQuery(helpQuery(name))
  const local = useLocal()
  usePageTitle(page.data && local(page.data.title))
  return (
    <Loaded
      answer={page}
      skeleton={
        <div className="page">
          <Skeleton height={480} />
        </div>
      }
    >
      {(help) => (
        <article className="help" key={name}>
          <HelpFrame help={help} />
          <aside className="help__side">
            <Examples examples={help.examples} />
            <Others name={name} />
          </aside>
        </article>
      )}
    </Loaded>
  )
}

function Others({ name }: { name: string }) {
  const { t } = useTranslation('help')
  const local = useLocal()
  const { data } = useQuery(helpListQuery)
  const items = data?.items ?? []
  const next = items[items.findIndex((item) => item.name === name) + 1]
  return (
    <nav className="help__others" aria-label={t('pages')}>
      {next !== undefined && (
        <Link to="/help/$name" params={{ name: next.name }}>
          {t('next', { title: local(next.title) })}
        </Link>
      )}
      <Link to="/help">{t('pages')}</Link>
    </nav>
  )
}
