import { getDataset, type DatasetPage } from '@aladdin/sdk/contract/catalog.ts'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api.ts'
import { useLocal } from '../../i18n/language.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { usePageTitle } from '../../ui/page-title.ts'
import { Skeleton } from '../../ui/states.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { AccessTable } from './access-table.tsx'
import { HistoryList } from './history-list.tsx'
import { PolicyEditor } from './policy-editor.tsx'
import { ProposalBanner } from './proposal-banner.tsx'
import { policyQuery } from './queries.ts'
import { RequestList } from './request-list.tsx'
import '../../ui/table.css'
import './policies.css'

const route = getRouteApi('/shell/data/$name/policy')
const views = ['rules', 'access', 'requests', 'history'] as const
type View = (typeof views)[number]

/** Who sees what of a dataset: the rules in plain words, what they give, who asked, what changed. */
export function PolicyPage() {
  const { name } = route.useParams()
  const answer = useQuery({
    queryKey: ['datasets', 'page', name],
    queryFn: ({ signal }) => call(getDataset, { params: { name } }, { signal }),
  })
  return (
    <div className="page">
      <Loaded answer={answer} skeleton={<Skeleton height={480} />}>
        {(page) => <Policy page={page} />}
      </Loaded>
    </div>
  )
}

function Policy({ page }: { page: DatasetPage }) {
  const { t } = useTranslation('policies')
  const local = useLocal()
  const [view, setView] = useState<View>('rules')
  const { name, title } = page.dataset
  const answer = useQuery(policyQuery(name))
  usePageTitle(t('title', { dataset: local(title) }))
  return (
    <>
      <header className="page__head">
        <div>
          <h1>{t('title', { dataset: local(title) })}</h1>
          <p>
            <Link to="/data/$name" params={{ name }}>
              {local(title)}
            </Link>{' '}
            <span className="faint">{t(`class.${page.dataset.classification}`)}</span>
          </p>
        </div>
      </header>
      <Loaded answer={answer} skeleton={<Skeleton height={360} />}>
        {({ policy, version, editable, proposal }) => (
          <>
            {proposal !== undefined && <ProposalBanner name={name} proposal={proposal} />}
            <Tabs
              label={t('views.label')}
              value={view}
              options={views.map((value) => ({ value, text: t(`views.${value}`) }))}
              choose={setView}
            />
            {/* an edit stays while another view is looked at */}
            <div hidden={view !== 'rules'}>
              <PolicyEditor
                key={version}
                dataset={page}
                policy={policy}
                version={version}
                editable={editable && proposal === undefined}
              />
            </div>
            {view === 'access' && <AccessTable name={name} />}
            {view === 'requests' && <RequestList dataset={name} />}
            {view === 'history' && <HistoryList name={name} />}
          </>
        )}
      </Loaded>
    </>
  )
}
