import type { AppPage } from '@aladdin/sdk/contract/gallery.ts'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { formatDay } from '../../format/time.ts'
import { useLocal } from '../../i18n/language.ts'

/** Versions, the data it stands on, and its family. */
export function AppSide({ page, version }: { page: AppPage; version: number }) {
  const { t } = useTranslation('appPage')
  const local = useLocal()
  const { app, datasets, forkedFrom, forks, versions } = page
  return (
    <aside className="app__side" aria-label={t('about')}>
      <section>
        <h2>{t('question')}</h2>
        <p className="soft">{local(app.summary)}</p>
      </section>
      <section>
        <h2>{t('data')}</h2>
        <ul>
          {datasets.map((dataset) => (
            <li key={dataset.alias} className="ellipsis">
              <Link to="/data/$name" params={{ name: dataset.source }}>
                {local(dataset.title)}
              </Link>
              {dataset.version !== undefined && (
                <span className="label"> {t('version', { number: dataset.version })}</span>
              )}
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{t('versions')}</h2>
        <ul>
          {versions.slice(0, 5).map((item) => (
            <li key={item.number}>
              <Link
                to="/apps/$name/v/$version"
                params={{ name: app.name, version: String(item.number) }}
                style={item.number === version ? { fontWeight: 600 } : {}}
              >
                {t('version', { number: item.number })}
              </Link>{' '}
              <span className="label">{formatDay(item.publishedAt)}</span>
              {item.note !== '' && (
                <span className="label" style={{ display: 'block' }}>
                  {item.note}
                </span>
              )}
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{t('family')}</h2>
        {forkedFrom === undefined && forks.length === 0 && <p className="faint">{t('noFamily')}</p>}
        <ul>
          {forkedFrom !== undefined && (
            <li>
              <span className="label">{t('forkedFrom')} </span>
              <Link
                to="/apps/$name/v/$version"
                params={{ name: forkedFrom.name, version: String(forkedFrom.version) }}
              >
                {local(forkedFrom.title)}
              </Link>
            </li>
          )}
          {forks.slice(0, 8).map((fork) => (
            <li key={fork.name}>
              <Link to="/apps/$name" params={{ name: fork.name }}>
                {local(fork.title)}
              </Link>
              <span className="label" style={{ display: 'block' }}>
                {local(fork.author)} · {local(fork.branch.name)}
              </span>
            </li>
          ))}
        </ul>
      </section>
    </aside>
  )
}
