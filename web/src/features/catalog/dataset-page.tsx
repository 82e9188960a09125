import type { DatasetPage as Page } from '@aladdin/sdk/contract/catalog.ts'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useStartFromDataset } from '../../app-actions.ts'
import { useNumber } from '../../format/number.ts'
import { useLocal } from '../../i18n/language.ts'
import { isAuthor, useSession } from '../../session.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { usePageTitle } from '../../ui/page-title.ts'
import { Skeleton } from '../../ui/states.tsx'
import { ClassificationChip } from './classification-chip.tsx'
import { ColumnTable } from './column-table.tsx'
import { DatasetSide } from './dataset-side.tsx'
import { datasetQuery } from './queries.ts'
import { SampleTable } from './sample-table.tsx'
import { ShareControl } from './share-control.tsx'
import '../../ui/table.css'
import './catalog.css'

const route = getRouteApi('/shell/data/$name')

export function DatasetPage() {
  const { name } = route.useParams()
  const answer = useQuery(datasetQuery(name))
  return (
    <div className="page">
      <Loaded answer={answer} skeleton={<DatasetSkeleton />}>
        {(page) => <Dataset page={page} />}
      </Loaded>
    </div>
  )
}

function Dataset({ page }: { page: Page }) {
  const { t } = useTranslation('catalog')
  const local = useLocal()
  const { made } = route.useSearch()
  const { dataset } = page
  usePageTitle(local(dataset.title))
  return (
    <>
      {made !== undefined && <NextSteps name={dataset.name} skipped={Number(made) || 0} />}
      <header className="page__head" style={{ marginBottom: 0 }}>
        <div>
          <div className="row row--wrap">
            <h1>{local(dataset.title)}</h1>
            <ClassificationChip of={dataset.classification} />
            <Chip tone="line">{t(`domains.${dataset.domain}`)}</Chip>
            {page.freshness.stale && <Chip tone="warn">{t('stale')}</Chip>}
          </div>
          <code className="faint">{dataset.name}</code>
        </div>
        <div className="row row--wrap">
          {dataset.mine && dataset.sourceKind === 'file' && <ShareControl dataset={dataset} />}
          {page.keeper && (
            <Link to="/data/$name/policy" params={{ name: dataset.name }} className={buttonClass()}>
              <Icon name="key" />
              {t('policy')}
            </Link>
          )}
          {made === undefined && <StartButton name={dataset.name} />}
        </div>
      </header>
      <p className="dataset__meaning">{local(dataset.meaning)}</p>
      <Entitled page={page} />
      <div className="dataset">
        <div>
          <section>
            <h2 className="section__head">{t('columns', { count: page.columns.length })}</h2>
            <ColumnTable columns={page.columns} rows={page.entitled.rows} />
          </section>
          <section className="section">
            <h2>{t('sample')}</h2>
            <SampleTable name={dataset.name} />
          </section>
        </div>
        <DatasetSide page={page} />
      </div>
    </>
  )
}

/** What of the table is mine to see, and why. */
function Entitled({ page: { entitled, columns } }: { page: Page }) {
  const { t } = useTranslation('catalog')
  const local = useLocal()
  const number = useNumber()
  const titlesOf = (treatment: 'masked' | 'hidden') =>
    columns
      .filter((each) => each.treatment.treatment === treatment)
      .map(({ column }) => local(column.title))
      .join(t('list'))
  return (
    <div className="dataset__entitled">
      <span>
        {t('youSee')} <strong>{number(entitled.rows, 'integer')}</strong>{' '}
        <span className="soft">{t('ofRows', { rows: number(entitled.totalRows) })}</span>
      </span>
      <span className="soft">{local(entitled.reason)}</span>
      {entitled.mode.kind !== 'rows' && <Chip tone="warn">{t(`modes.${entitled.mode.kind}`)}</Chip>}
      {entitled.until !== undefined && <Chip tone="line">{t('until', { day: entitled.until })}</Chip>}
      {entitled.maskedColumns > 0 && (
        <Chip tone="line">
          <Icon name="mask" size={12} />
          {t('masked', { count: entitled.maskedColumns })}
        </Chip>
      )}
      {entitled.hiddenColumns > 0 && (
        <Chip tone="line">
          <Icon name="lock" size={12} />
          {t('hidden', { count: entitled.hiddenColumns })}
        </Chip>
      )}
      {entitled.maskedColumns > 0 && (
        <p className="dataset__why soft">{t('maskedWhy', { columns: titlesOf('masked') })}</p>
      )}
      {entitled.hiddenColumns > 0 && (
        <p className="dataset__why soft">{t('hiddenWhy', { columns: titlesOf('hidden') })}</p>
      )}
    </div>
  )
}

function NextSteps({ name, skipped }: { name: string; skipped: number }) {
  const { t } = useTranslation('catalog')
  return (
    <div className="next-steps" role="status">
      <div>
        <h2>{t('made.title')}</h2>
        <p className="soft">{skipped > 0 ? t('made.skipped', { count: skipped }) : t('made.hint')}</p>
      </div>
      <StartButton name={name} />
    </div>
  )
}

function StartButton({ name }: { name: string }) {
  const { t } = useTranslation('catalog')
  const { position } = useSession()
  const { start, busy } = useStartFromDataset(name)
  if (!isAuthor(position.role)) return null
  return (
    <Button kind="primary" busy={busy} onClick={start}>
      <Icon name="plus" />
      {t('start')}
    </Button>
  )
}

function DatasetSkeleton() {
  return (
    <div className="stack" style={{ gap: 20 }}>
      <Skeleton width={320} height={28} />
      <Skeleton width={640} height={24} />
      <Skeleton height={58} />
      <Skeleton height={480} />
    </div>
  )
}
