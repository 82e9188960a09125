import type { Home, Incident } from '@aladdin/sdk/contract/home.ts'
import type { UseQueryResult } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useLocal } from '../../i18n/language.ts'
import { Icon } from '../../ui/icon.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Skeleton } from '../../ui/states.tsx'

/** Data that is late and apps of mine that cannot run, each with what to do next. */
export function Incidents({ home }: { home: UseQueryResult<Home> }) {
  const { t } = useTranslation('home')
  return (
    <section>
      <div className="section__head">
        <h2>{t('incidents')}</h2>
      </div>
      <Loaded answer={home} skeleton={<Skeleton height={20} />}>
        {({ incidents }) =>
          incidents.length === 0 ? (
            <p className="soft row">
              <Icon name="check" />
              {t('noIncidents')}
            </p>
          ) : (
            <ul className="incidents">
              {incidents.map((incident) => (
                <li key={keyOf(incident)}>
                  <Icon name="warning" />
                  <span>
                    <OneIncident incident={incident} />
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  )
}

function OneIncident({ incident }: { incident: Incident }) {
  const { t } = useTranslation('home')
  const local = useLocal()
  if (incident.kind === 'stale') {
    const { dataset, dataDate, maxAgeDays } = incident
    return (
      <>
        <Link to="/data/$name" params={{ name: dataset.name }}>
          {local(dataset.title)}
        </Link>{' '}
        {t('stale', { day: dataDate, days: maxAgeDays })}
      </>
    )
  }
  const { app, dataset } = incident
  return (
    <>
      <Link to="/apps/$name" params={{ name: app.name }}>
        {local(app.title)}
      </Link>{' '}
      {incident.kind === 'data-gone'
        ? t('dataGone', { dataset })
        : t('columnGone', { dataset, column: incident.column })}
    </>
  )
}

function keyOf(incident: Incident): string {
  return incident.kind === 'stale' ? `stale ${incident.dataset.name}` : `app ${incident.app.name}`
}
