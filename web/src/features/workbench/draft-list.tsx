import { dropDraft, type DraftSummary } from '@aladdin/sdk/contract/workbench.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api.ts'
import { formatMoment } from '../../format/time.ts'
import { useLocal } from '../../i18n/language.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { notifyOf } from '../../ui/notice.tsx'
import { EmptyState, Skeleton } from '../../ui/states.tsx'
import { draftsQuery } from './queries.ts'

/** Everything that I have begun, newest first. */
export function DraftList() {
  const { t } = useTranslation('workbench')
  const drafts = useQuery(draftsQuery)
  return (
    <section className="section">
      <h2>{t('drafts.title')}</h2>
      <Loaded answer={drafts} skeleton={<Skeleton height={147} />}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState inline title={t('drafts.none')} hint={t('drafts.noneHint')} />
          ) : (
            <ul className="drafts">
              {items.map((draft) => (
                <DraftRow key={draft.id} draft={draft} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  )
}

function DraftRow({ draft }: { draft: DraftSummary }) {
  const { t } = useTranslation('workbench')
  const local = useLocal()
  const client = useQueryClient()
  const [isAsking, setAsking] = useState(false)
  const title = local(draft.title)
  const drop = useMutation({
    mutationFn: () => call(dropDraft, { params: { id: draft.id } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['drafts'] }),
    onError: notifyOf,
  })
  return (
    <li className="drafts__row">
      <Link to="/workbench/$draft" params={{ draft: draft.id }} className="drafts__link">
        <Icon name={draft.forkedFrom === undefined ? 'workbench' : 'fork'} />
        <span className="drafts__text">
          <strong className="ellipsis">{title}</strong>
          <span className="label">
            {draft.forkedFrom !== undefined &&
              t('drafts.forkedFrom', { title: local(draft.forkedFrom.title) })}
            {draft.app !== undefined && t('drafts.published', { name: draft.app })}
            {draft.forkedFrom === undefined && draft.app === undefined && t('drafts.unpublished')}
          </span>
        </span>
        <span className="label">{formatMoment(draft.updatedAt)}</span>
      </Link>
      {isAsking ? (
        <span className="row">
          <Button small kind="danger" busy={drop.isPending} onClick={() => drop.mutate()}>
            {t('drafts.reallyDrop')}
          </Button>
          <Button small kind="quiet" onClick={() => setAsking(false)}>
            {t('cancel')}
          </Button>
        </span>
      ) : (
        <Button
          small
          kind="quiet"
          iconOnly
          aria-label={t('drafts.drop', { title })}
          title={t('drafts.dropShort')}
          onClick={() => setAsking(true)}
        >
          <Icon name="close" />
        </Button>
      )}
    </li>
  )
}
