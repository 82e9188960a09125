import type { Change, Home } from '@aladdin/sdk/contract/home.ts'
import type { UseQueryResult } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { formatMoment } from '../../format/time.ts'
import { useLocal } from '../../i18n/language.ts'
import { Icon } from '../../ui/icon.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Skeleton } from '../../ui/states.tsx'

/** What happened to the apps and data that I follow since I was last here. */
export function Changes({ home }: { home: UseQueryResult<Home> }) {
  const { t } = useTranslation('home')
  return (
    <section>
      <div className="section__head">
        <h2>{t('changes')}</h2>
      </div>
      <Loaded answer={home} skeleton={<Skeleton height={49} />}>
        {({ changes, since }) =>
          changes.length === 0 ? (
            <p className="soft">{t('noChanges', { since: formatMoment(since) })}</p>
          ) : (
            <ul className="list">
              {changes.map((change) => (
                <ChangeRow key={`${change.kind} ${change.name}`} change={change} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  )
}

function ChangeRow({ change }: { change: Change }) {
  const { t } = useTranslation('home')
  const local = useLocal()
  const textOf = (told: Change): string => {
    if (told.kind === 'dataset-version') return t('datasetVersion', { number: told.number })
    if (told.kind === 'comment') return t(told.answers ? 'answered' : 'commented', { by: local(told.by) })
    const version = t('appVersion', { number: told.number, by: local(told.by) })
    return told.note === '' ? version : `${version} · ${told.note}`
  }
  const isData = change.kind === 'dataset-version'
  return (
    <li>
      <Link to={isData ? '/data/$name' : '/apps/$name'} params={{ name: change.name }} className="list__row">
        <Icon name={isData ? 'data' : change.kind === 'comment' ? 'people' : 'apps'} />
        <span className="list__text">
          <span className="list__title ellipsis">{local(change.title)}</span>
          <span className="label">{textOf(change)}</span>
        </span>
        <span className="label">{formatMoment(change.at)}</span>
      </Link>
    </li>
  )
}
