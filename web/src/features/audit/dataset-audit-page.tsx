import { getDataset } from '@aladdin/sdk/contract/catalog.ts'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { call } from '../../api.ts'
import { useLocal } from '../../i18n/language.ts'
import { usePageTitle } from '../../ui/page-title.ts'
import { AuditList } from './audit-list.tsx'
import { useAuditLines } from './use-audit-lines.ts'

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
  const { lines, report } = useAuditLines({ dataset: name }, day)
  const title = dataset.data === undefined ? name : local(dataset.data.dataset.title)
  usePageTitle(t('whoSaw', { title }))
  return (
    <div className="page" style={{ maxWidth: 1120 }}>
      <header className="page__head">
        <div>
          <Link className="audit__of" to="/data/$name" params={{ name }}>
            {title}
          </Link>
          <h1>{t('whoSaw', { title })}</h1>
          <p>{t('whoSawLead')}</p>
        </div>
      </header>
      <AuditList
        lines={lines}
        day={day}
        chooseDay={(chosen) => void navigate({ search: chosen === undefined ? {} : { day: chosen } })}
        report={report}
        withPerson
      />
    </div>
  )
}
