import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useLocal } from '../../i18n/language.ts'
import { useSession } from '../../session.ts'
import { usePageTitle } from '../../ui/page-title.ts'
import { AuditList } from './audit-list.tsx'
import { OtherPerson } from './other-person.tsx'
import { useAuditLines } from './use-audit-lines.ts'

const route = getRouteApi('/shell/audit/people/$person')

/** What a person did and saw on a day; for herself, stewards and administrators. */
export function PersonAuditPage() {
  const { t } = useTranslation('audit')
  const local = useLocal()
  const { person } = route.useParams()
  const { day } = route.useSearch()
  const navigate = route.useNavigate()
  const session = useSession()
  const only = day === undefined ? {} : { day }
  const { lines, report } = useAuditLines({ person }, day)
  const known = lines.data?.pages[0]?.items.find((line) => line.person?.name === person)?.person
  const isMine = person === session.person.name
  const title = isMine
    ? t('mine')
    : t('person', { name: known === undefined ? person : local(known.display) })
  usePageTitle(title)
  const { role } = session.position
  return (
    <div className="page" style={{ maxWidth: 1120 }}>
      <header className="page__head">
        <div>
          <h1>{title}</h1>
          <p>{t('personLead')}</p>
        </div>
      </header>
      {(role === 'steward' || role === 'admin') && (
        <OtherPerson
          choose={(name) =>
            void navigate({ to: '/audit/people/$person', params: { person: name }, search: only })
          }
        />
      )}
      <AuditList
        lines={lines}
        day={day}
        chooseDay={(chosen) => void navigate({ search: chosen === undefined ? {} : { day: chosen } })}
        report={report}
        withPerson={false}
      />
    </div>
  )
}
