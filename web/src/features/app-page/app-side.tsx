import type { AppPage } from '@aladdin/sdk/contract/gallery.ts'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDay } from '../../format/time.ts'
import { useLocal } from '../../i18n/language.ts'
import { AppModels } from './app-models.tsx'
import { Family } from './family.tsx'
import { UsedDataset } from './used-dataset.tsx'

/** Versions, the data it stands on, and its family. */
export function AppSide({
  page,
  version,
  children,
}: {
  page: AppPage
  version: number
  children: ReactNode
}) {
  const { t } = useTranslation('appPage')
  const local = useLocal()
  const { app, datasets, family, versions } = page
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
            <li key={dataset.alias}>
              <UsedDataset dataset={dataset} />
            </li>
          ))}
        </ul>
      </section>
      <AppModels app={app.name} />
      <section>
        <h2>{t('versions')}</h2>
        <ul>
          {versions.slice(0, 6).map((item) => (
            <li key={item.number}>
              <Link
                to="/apps/$name/v/$version"
                params={{ name: app.name, version: String(item.number) }}
                style={item.number === version ? { fontWeight: 600 } : {}}
              >
                {t('version', { number: item.number })}
              </Link>{' '}
              <span className="label">
                {formatDay(item.publishedAt)} · {t(`reach.${item.visibility}`)}
              </span>
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
        <Family members={family} />
      </section>
      {children}
    </aside>
  )
}
