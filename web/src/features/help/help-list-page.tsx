import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useLocal } from '../../i18n/language.ts'
import { useMoveTour } from '../../tour.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { usePageTitle } from '../../ui/page-title.ts'
import { Skeleton } from '../../ui/states.tsx'
import { helpListQuery } from './queries.ts'
import './help.css'

export function HelpListPage() {
  const { t } = useTranslation('help')
  const local = useLocal()
  const navigate = useNavigate()
  const move = useMoveTour()
  const pages = useQuery(helpListQuery)
  usePageTitle(t('title'))
  const walkAgain = () => {
    move({ state: 'new' })
    void navigate({ to: '/' })
  }
  return (
    <div className="page">
      <header className="page__head">
        <div>
          <h1>{t('title')}</h1>
          <p>{t('lead')}</p>
        </div>
        <Button onClick={walkAgain}>{t('tour')}</Button>
      </header>
      <Loaded answer={pages} skeleton={<Skeleton height={340} />}>
        {({ items }) => (
          <ol className="help-list">
            {items.map((page) => (
              <li key={page.name}>
                <Link to="/help/$name" params={{ name: page.name }} className="help-list__row">
                  <span>
                    <strong>{local(page.title)}</strong>
                    <span className="soft">{local(page.summary)}</span>
                  </span>
                  <Icon name="right" size={12} />
                </Link>
              </li>
            ))}
          </ol>
        )}
      </Loaded>
    </div>
  )
}
