import { getLeaderboard } from '@aladdin/sdk/contract/leaderboard.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { call } from '../../api.ts'
import { formatMoment } from '../../format/time.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { usePageTitle } from '../../ui/page-title.ts'
import { EmptyState, Skeleton } from '../../ui/states.tsx'
import { Segments } from '../../ui/tabs.tsx'
import { AppBoard } from './app-board.tsx'
import { BranchBoard } from './branch-board.tsx'
import { FormulaSheet } from './formula-sheet.tsx'
import { PeopleBoard } from './people-board.tsx'
import '../../ui/table.css'
import './ranks.css'

const route = getRouteApi('/shell/ranks')

export function RanksPage() {
  const { t } = useTranslation('leaderboard')
  usePageTitle(t('title'))
  const { of = 'apps', window = 'week', why } = route.useSearch()
  const navigate = route.useNavigate()
  const explain = (app: string | undefined) =>
    void navigate({ search: { of, window, ...(app === undefined ? {} : { why: app }) }, replace: true })
  const board = useQuery({
    queryKey: ['leaderboard', window],
    queryFn: ({ signal }) => call(getLeaderboard, { query: { window } }, { signal }),
    placeholderData: keepPreviousData,
  })
  return (
    <div className="page">
      <header className="page__head">
        <div>
          <h1>{t('title')}</h1>
          <p>{t('lead')}</p>
        </div>
        <Button onClick={() => explain('')}>
          <Icon name="formula" />
          {t('formula.open')}
        </Button>
      </header>
      <div className="ranks__tools">
        <Segments
          label={t('of.label')}
          value={of}
          options={(['apps', 'branches', 'people'] as const).map((value) => ({
            value,
            text: t(`of.${value}`),
          }))}
          choose={(value) => void navigate({ search: { of: value, window }, replace: true })}
        />
        <Segments
          label={t('window.label')}
          value={window}
          options={(['week', 'quarter', 'all'] as const).map((value) => ({
            value,
            text: t(`window.${value}`),
          }))}
          choose={(value) => void navigate({ search: { of, window: value }, replace: true })}
        />
      </div>
      <Loaded answer={board} skeleton={<Skeleton height={440} />}>
        {(data) => (
          <>
            {data.branches.length === 0 && of !== 'people' ? (
              <EmptyState icon="ranks" title={t('none')} hint={t('noneHint')}>
                <Link to="/apps" className={buttonClass({ kind: 'primary' })}>
                  {t('openApps')}
                </Link>
              </EmptyState>
            ) : of === 'apps' ? (
              <AppBoard standings={data.apps} mine={data.mine.apps} />
            ) : of === 'branches' ? (
              <BranchBoard standings={data.branches} mine={data.mine.branch} />
            ) : (
              <PeopleBoard standings={data.people} mine={data.mine.person} listed={data.mine.listed} />
            )}
            <p className="label" style={{ marginTop: 12 }}>
              {t('computedAt', { at: formatMoment(data.computedAt) })}
            </p>
            {why !== undefined && (
              <FormulaSheet
                mine={data.mine.apps}
                app={why}
                window={data.window}
                close={() => explain(undefined)}
              />
            )}
          </>
        )}
      </Loaded>
    </div>
  )
}
