import type { AccessRequest } from '@aladdin/sdk/contract/access-requests.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { formatMoment } from '../../format/time.ts'
import { useLocal } from '../../i18n/language.ts'
import { Chip } from '../../ui/chip.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { EmptyState, Skeleton } from '../../ui/states.tsx'
import { requestsQuery } from './queries.ts'
import { RequestDecision } from './request-decision.tsx'

/** Requests for rights, those that wait first; without a dataset all that concern me. */
export function RequestList({ dataset }: { dataset?: string }) {
  const { t } = useTranslation('policies')
  const answer = useQuery(requestsQuery(dataset))
  return (
    <Loaded answer={answer} skeleton={<Skeleton height={200} />}>
      {({ items }) =>
        items.length === 0 ? (
          <EmptyState icon="check" title={t('requests.none')} hint={t('requests.noneHint')} />
        ) : (
          <ul className="stack requests">
            {items.map((request) => (
              <RequestItem key={request.id} request={request} named={dataset === undefined} />
            ))}
          </ul>
        )
      }
    </Loaded>
  )
}

function RequestItem({ request, named }: { request: AccessRequest; named: boolean }) {
  const { t } = useTranslation('policies')
  const local = useLocal()
  const { dataset, state } = request
  return (
    <li className="card stack">
      <div className="row row--wrap">
        <strong>{t(`requests.wants.${request.wanted}`, { column: request.column ?? '' })}</strong>
        {named && (
          <Link to="/data/$name" params={{ name: dataset.name }}>
            {local(dataset.title)}
          </Link>
        )}
        <Chip tone={state === 'open' ? 'warn' : state === 'granted' ? 'teal' : 'plain'}>
          {t(`requests.states.${state}`)}
        </Chip>
        {request.expires !== undefined && <Chip tone="line">{t('until', { day: request.expires })}</Chip>}
      </div>
      <p className="soft">
        {local(request.by.display)} · {local(request.by.branch)} · {formatMoment(request.at)}
      </p>
      {request.reason !== '' && <p>{request.reason}</p>}
      {request.decidedBy !== undefined && (
        <p className="soft">
          {local(request.decidedBy)}
          {request.sentence !== undefined && `：${request.sentence}`}
        </p>
      )}
      {state === 'open' && <RequestDecision request={request} />}
    </li>
  )
}
