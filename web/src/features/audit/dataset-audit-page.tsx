import { addressOf } from '@aladdin/sdk/client/call.ts'
import { downloadDatasetAudit, listDatasetAudit } from '@aladdin/sdk/contract/audit.ts'
import { getDataset } from '@aladdin/sdk/contract/catalog.ts'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { call } from '../../api.ts'
import { useLocal } from '../../i18n/language.ts'
import { usePageTitle } from '../../ui/page-title.ts'
import { AuditList } from './audit-list.tsx'

const route = getRouteApi('/shell/data/$name/audit')

/** Who saw a dataset or took it along; for its owner, stewards and administrators. */
export function DatasetAuditPage() {
  const { t } = useTranslation('audit')
  const local = useLocal()
  const { name } = route.useParams()
  const { day } = route.useSearch()
  const navigate = route.useNavigate()
  const dataset = useQuery({
    queryKey: ['datasets', 'page', name],
    queryFn: ({ signal }) => call(getDataset, { params: { name } }, { signal }),
  })
  const only = day === undefined ? {} : { day }
  const lines = useInfiniteQuery({
    queryKey: ['audit', 'dataset', name, day],
    queryFn: ({ pageParam, signal }) =>
      call(
        listDatasetAudit,
        {
          params: { name },
          query: { ...only, ...(pageParam === undefined ? {} : { after: pageParam }), limit: 50 },
        },
        { signal },
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
    // every look is a line of its own
    refetchOnWindowFocus: false,
    retry: false,
  })
  const title = dataset.data === undefined ? name : local(dataset.data.dataset.title)
  usePageTitle(t('whoSaw', { title }))
  return (
    <div className="page" style={{ maxWidth: 1120 }}>
      <header className="page__head">
        <div>
          <h1>{t('whoSaw', { title })}</h1>
          <p>
            <Link to="/data/$name" params={{ name }}>
              {title}
            </Link>{' '}
            · {t('whoSawLead')}
          </p>
        </div>
      </header>
      <AuditList
        lines={lines}
        day={day}
        chooseDay={(chosen) => void navigate({ search: chosen === undefined ? {} : { day: chosen } })}
        report={addressOf(downloadDatasetAudit, { params: { name }, query: only })}
        withPerson
      />
    </div>
  )
}
