import { listDrafts, type DraftSummary } from '@aladdin/sdk/contract/workbench.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { call } from '../../api.ts'
import { formatMoment } from '../../format/time.ts'
import { useLocal } from '../../i18n/language.ts'
import { buttonClass } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { EmptyState, Skeleton } from '../../ui/states.tsx'

export function MyDrafts() {
  const { t } = useTranslation('home')
  const drafts = useQuery({ queryKey: ['drafts'], queryFn: ({ signal }) => call(listDrafts, {}, { signal }) })
  return (
    <section>
      <div className="spread section__head">
        <h2>{t('drafts')}</h2>
        <Link to="/workbench" className="home__more">
          {t('newApp')}
        </Link>
      </div>
      <Loaded answer={drafts} skeleton={<Skeleton height={98} />}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState inline title={t('noDrafts')} hint={t('noDraftsHint')}>
              <Link to="/workbench" className={buttonClass()}>
                <Icon name="plus" />
                {t('newApp')}
              </Link>
            </EmptyState>
          ) : (
            <ul className="list">
              {items.slice(0, 6).map((draft) => (
                <DraftRow key={draft.id} draft={draft} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  )
}

function DraftRow({ draft }: { draft: DraftSummary }) {
  const { t } = useTranslation('home')
  const local = useLocal()
  return (
    <li>
      <Link to="/workbench/$draft" params={{ draft: draft.id }} className="list__row">
        <Icon name={draft.forkedFrom === undefined ? 'workbench' : 'fork'} />
        <span className="list__text">
          <span className="list__title ellipsis">{local(draft.title) || t('untitled')}</span>
          {draft.forkedFrom !== undefined && (
            <span className="label">{t('forkedFrom', { title: local(draft.forkedFrom.title) })}</span>
          )}
        </span>
        <span className="label">{formatMoment(draft.updatedAt)}</span>
      </Link>
    </li>
  )
}
