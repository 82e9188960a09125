import { dropDraft, restoreDraft, type DraftSummary } from '@aladdin/sdk/contract/workbench.ts'
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
import { notify, notifyOf } from '../../ui/notice.tsx'
import { EmptyState, Skeleton } from '../../ui/states.tsx'
import { draftsQuery } from './queries.ts'
import { RenameDraft } from './rename-draft.tsx'

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
  const [isRenaming, setRenaming] = useState(false)
  const title = local(draft.title)
  const { drop, busy } = useDrop(draft)
  if (isRenaming)
    return (
      <li className="drafts__row">
        <RenameDraft draft={draft} close={() => setRenaming(false)} />
      </li>
    )
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
      <Button
        small
        kind="quiet"
        iconOnly
        aria-label={t('drafts.rename', { title })}
        title={t('drafts.renameShort')}
        onClick={() => setRenaming(true)}
      >
        <Icon name="pen" />
      </Button>
      <Button
        small
        kind="quiet"
        iconOnly
        busy={busy}
        aria-label={t('drafts.drop', { title })}
        title={t('drafts.dropShort')}
        onClick={drop}
      >
        <Icon name="close" />
      </Button>
    </li>
  )
}

/** Deletes at once and offers the way back, which nobody has to think about before. */
function useDrop({ id, title }: DraftSummary): { drop: () => void; busy: boolean } {
  const { i18n } = useTranslation('workbench')
  const client = useQueryClient()
  const refresh = () => client.invalidateQueries({ queryKey: ['drafts'] })
  const inBoth = (
    write: (t: ReturnType<typeof i18n.getFixedT<'workbench'>>, language: 'zh' | 'en') => string,
  ) => ({
    zh: write(i18n.getFixedT('zh', 'workbench'), 'zh'),
    en: write(i18n.getFixedT('en', 'workbench'), 'en'),
  })
  const restore = useMutation({
    mutationFn: () => call(restoreDraft, { params: { id } }),
    onSuccess: refresh,
    onError: notifyOf,
  })
  const drop = useMutation({
    mutationFn: () => call(dropDraft, { params: { id } }),
    onSuccess: async () => {
      notify(
        inBoth((t, language) => t('drafts.dropped', { title: title[language] })),
        {
          label: inBoth((t) => t('drafts.undo')),
          act: () => restore.mutate(),
        },
      )
      await refresh()
    },
    onError: notifyOf,
  })
  return { drop: () => drop.mutate(), busy: drop.isPending }
}
