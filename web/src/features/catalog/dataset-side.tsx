import type { DatasetPage } from '@aladdin/sdk/contract/catalog.ts'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useStartFromDataset } from '../../app-actions.ts'
import { useNumber } from '../../format/number.ts'
import { formatDay } from '../../format/time.ts'
import { useLocal } from '../../i18n/language.ts'
import { MissingRights } from './missing-rights.tsx'
import { isAuthor, useSession } from '../../session.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'

/** Who answers for the table, how fresh it is, its versions, and which apps live on it. */
export function DatasetSide({ page }: { page: DatasetPage }) {
  const { t } = useTranslation('catalog')
  const local = useLocal()
  const number = useNumber()
  const { dataset, freshness, versions, usedBy } = page
  return (
    <aside className="dataset__side" aria-label={t('about')}>
      <section>
        <h2>{t('about')}</h2>
        <dl className="facts">
          <dt>{t('owner')}</dt>
          <dd>{local(dataset.owner.display)}</dd>
          <dt>{t('ownerBranch')}</dt>
          <dd>{local(dataset.owner.branch.name)}</dd>
          <dt>{t('column.dataDate')}</dt>
          <dd>{dataset.dataDate ?? '–'}</dd>
          <dt>{t('cadence')}</dt>
          <dd>{t(`cadences.${freshness.cadence as 'daily'}`, { defaultValue: freshness.cadence })}</dd>
          <dt>{t('source')}</dt>
          <dd>{t(`sources.${dataset.sourceKind as 'file'}`, { defaultValue: dataset.sourceKind })}</dd>
          <dt>{t('reach')}</dt>
          <dd>{t(`visibility.${dataset.visibility}`)}</dd>
        </dl>
        <WhoSaw dataset={dataset} />
      </section>
      <MissingRights page={page} />
      <section>
        <h2>{t('versions')}</h2>
        <dl className="facts">
          {versions.slice(0, 6).map((version) => (
            <VersionRow
              key={version.number}
              dataset={dataset.name}
              number={version.number}
              value={`${formatDay(version.createdAt)} · ${t('rows', { rows: number(version.rows) })}`}
            />
          ))}
        </dl>
      </section>
      <section>
        <h2>{t('usedBy')}</h2>
        {usedBy.length === 0 ? (
          <p className="faint">{t('unused')}</p>
        ) : (
          <ul className="stack" style={{ gap: 4 }}>
            {usedBy.slice(0, 8).map((app) => (
              <li key={app.name} className="ellipsis">
                <Link to="/apps/$name" params={{ name: app.name }}>
                  {local(app.title)}
                </Link>
              </li>
            ))}
            {usedBy.length > 8 && (
              <li>
                <Link to="/apps" search={{ dataset: dataset.name }}>
                  {t('allUses', { count: usedBy.length })}
                </Link>
              </li>
            )}
          </ul>
        )}
      </section>
    </aside>
  )
}

/** For its owner, stewards and administrators; whoever else asks is refused by the server. */
function WhoSaw({ dataset }: { dataset: DatasetPage['dataset'] }) {
  const { t } = useTranslation('exports')
  const { position } = useSession()
  if (!dataset.mine && position.role !== 'steward' && position.role !== 'admin') return null
  return (
    <p>
      <Link to="/data/$name/audit" params={{ name: dataset.name }} title={t('whoSawHint')}>
        {t('whoSaw')}
      </Link>
    </p>
  )
}

/** A version, with the way to an app that reads it for good. */
function VersionRow({ dataset, number, value }: { dataset: string; number: number; value: string }) {
  const { t } = useTranslation('catalog')
  const { position } = useSession()
  const { start, busy } = useStartFromDataset(dataset, number)
  return (
    <>
      <dt>{t('version', { number })}</dt>
      <dd className="facts__version">
        {value}
        {isAuthor(position.role) && (
          <Button
            small
            kind="quiet"
            iconOnly
            busy={busy}
            aria-label={t('useVersion', { number })}
            title={t('useVersion', { number })}
            onClick={start}
          >
            <Icon name="plus" size={14} />
          </Button>
        )}
      </dd>
    </>
  )
}
