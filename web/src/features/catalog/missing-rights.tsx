import {
  askForAccess,
  listAccessRequests,
  type AccessRequest,
} from '@aladdin/sdk/contract/access-requests.ts'
import type { DatasetPage } from '@aladdin/sdk/contract/catalog.ts'
import type { MissingRight } from '@aladdin/sdk/contract/policy.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api.ts'
import { useLocal } from '../../i18n/language.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { notifyOf } from '../../ui/notice.tsx'

const shownAtFirst = 4

/** Which rights I do not hold of a dataset, each to be asked for with one press, and what I was answered. */
export function MissingRights({ page }: { page: DatasetPage }) {
  const { t } = useTranslation('catalog')
  const local = useLocal()
  const [isOpen, setOpen] = useState(false)
  const { name } = page.dataset
  const { missing } = page.entitled
  const requests = useQuery({
    queryKey: ['access-requests', name],
    queryFn: ({ signal }) => call(listAccessRequests, { query: { dataset: name } }, { signal }),
  })
  const mine = requests.data?.items.filter((request) => request.mine) ?? []
  const answered = mine.filter(({ state }) => state === 'granted' || state === 'declined').slice(0, 3)
  if (missing.length === 0 && answered.length === 0) return null
  const shown = isOpen ? missing : missing.slice(0, shownAtFirst)
  return (
    <section aria-label={t('missing.title')}>
      <h2>{t('missing.title')}</h2>
      <ul className="stack">
        {shown.map((right) => (
          <li key={`${right.wanted} ${right.column ?? ''}`} className="spread">
            <span className="soft">{local(right.why)}</span>
            <AskButton name={name} right={right} mine={mine} />
          </li>
        ))}
        {!isOpen && missing.length > shownAtFirst && (
          <li>
            <Button kind="quiet" small onClick={() => setOpen(true)}>
              {t('missing.more', { count: missing.length - shownAtFirst })}
            </Button>
          </li>
        )}
        {answered.map((request) => (
          <li key={request.id} className="faint">
            {t(`missing.${request.state as 'granted'}`)} · {local(request.decidedBy ?? { zh: '', en: '' })}
            {request.sentence !== undefined && `：${request.sentence}`}
          </li>
        ))}
        {mine.length > 0 && (
          <li>
            <Link to="/requests">{t('missing.all')}</Link>
          </li>
        )}
      </ul>
    </section>
  )
}

interface AskProps {
  readonly name: string
  readonly right: MissingRight
  readonly mine: readonly AccessRequest[]
}

function AskButton({ name, right, mine }: AskProps) {
  const { t } = useTranslation('catalog')
  const client = useQueryClient()
  const { wanted, column } = right
  const { mutate, isPending } = useMutation({
    mutationFn: () =>
      call(askForAccess, {
        params: { name },
        body: { wanted, ...(column === undefined ? {} : { column }) },
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['access-requests'] }),
    onError: notifyOf,
  })
  const isAsked = mine.some(
    (request) => request.state === 'open' && request.wanted === wanted && request.column === column,
  )
  if (isAsked) {
    return (
      <span className="row faint">
        <Icon name="clock" size={14} />
        {t('missing.asked')}
      </span>
    )
  }
  return (
    <Button small busy={isPending} onClick={() => mutate()}>
      {t('missing.ask')}
    </Button>
  )
}
