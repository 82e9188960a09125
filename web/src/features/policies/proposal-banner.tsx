import { decideProposal, type PolicyProposal } from '@aladdin/sdk/contract/policies.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api.ts'
import { formatMoment } from '../../format/time.ts'
import { useLocal } from '../../i18n/language.ts'
import { useSession } from '../../session.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { notifyOf } from '../../ui/notice.tsx'

type Decision = 'approve' | 'decline' | 'withdraw'

/** A wider policy that waits: what it changes, and the decision of another than its author. */
export function ProposalBanner({ name, proposal }: { name: string; proposal: PolicyProposal }) {
  const { t } = useTranslation('policies')
  const local = useLocal()
  const client = useQueryClient()
  const { position } = useSession()
  const [sentence, setSentence] = useState('')
  const { mutate, isPending } = useMutation({
    mutationFn: (decision: Decision) =>
      call(decideProposal, {
        params: { id: proposal.id },
        body: { decision, ...(sentence.trim().length < 3 ? {} : { sentence: sentence.trim() }) },
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['policies', name] })
      await client.invalidateQueries({ queryKey: ['datasets'] })
    },
    onError: notifyOf,
  })
  const mayDecide = !proposal.mine && (position.role === 'steward' || position.role === 'admin')
  return (
    <section className="card stack waiting" aria-label={t('waiting.title')}>
      <h2>{t('waiting.title')}</h2>
      <p className="soft">
        {t('waiting.by', { person: local(proposal.by), at: formatMoment(proposal.at) })}
        {proposal.reason !== '' && ` ${t('waiting.reason', { reason: proposal.reason })}`}
      </p>
      <ul className="stack changes">
        {proposal.changes.map((change) => (
          <li key={change.en}>{local(change)}</li>
        ))}
      </ul>
      {proposal.widenings.length > 0 && (
        <p>
          <strong>{t('waiting.wider')}</strong> {proposal.widenings.map(local).join(' · ')}
        </p>
      )}
      {mayDecide && (
        <Field label={t('sentence')}>
          {(ids) => (
            <input
              {...ids}
              className="input"
              value={sentence}
              maxLength={500}
              onChange={(event) => setSentence(event.target.value)}
            />
          )}
        </Field>
      )}
      <div className="row">
        {mayDecide && (
          <>
            <Button kind="primary" busy={isPending} onClick={() => mutate('approve')}>
              {t('waiting.approve')}
            </Button>
            <Button busy={isPending} onClick={() => mutate('decline')}>
              {t('waiting.decline')}
            </Button>
          </>
        )}
        {proposal.mine && (
          <Button busy={isPending} onClick={() => mutate('withdraw')}>
            {t('waiting.withdraw')}
          </Button>
        )}
      </div>
    </section>
  )
}
