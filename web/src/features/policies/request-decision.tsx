import { decideAccessRequest, type AccessRequest } from '@aladdin/sdk/contract/access-requests.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { notifyOf } from '../../ui/notice.tsx'
import { Select } from './select.tsx'

type Decision = 'grant' | 'decline' | 'withdraw'

/** The answer to a request: granted until a day, or declined, with a sentence; one's own is taken back. */
export function RequestDecision({ request }: { request: AccessRequest }) {
  const { t } = useTranslation('policies')
  const client = useQueryClient()
  const [sentence, setSentence] = useState('')
  const [expires, setExpires] = useState(() => dayAfter(30))
  const [rows, setRows] = useState<'own-branches' | 'all'>('own-branches')
  const { mutate, isPending } = useMutation({
    mutationFn: (decision: Decision) =>
      call(decideAccessRequest, {
        params: { id: request.id },
        body: {
          decision,
          ...(decision === 'withdraw' ? {} : { sentence: sentence.trim() }),
          ...(decision === 'grant' ? { expires } : {}),
          ...(decision === 'grant' && request.wanted === 'rows' ? { rows } : {}),
        },
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['access-requests'] })
      await client.invalidateQueries({ queryKey: ['policies'] })
      await client.invalidateQueries({ queryKey: ['datasets'] })
    },
    onError: notifyOf,
  })
  if (request.mine) {
    return (
      <div className="row">
        <Button small busy={isPending} onClick={() => mutate('withdraw')}>
          {t('waiting.withdraw')}
        </Button>
      </div>
    )
  }
  const isSaid = sentence.trim().length >= 3
  return (
    <div className="stack">
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
      <div className="row row--wrap grant__form">
        <label>
          {t('ends')}
          <input
            className="input input--small policy__value"
            type="date"
            value={expires}
            min={dayAfter(1)}
            max={dayAfter(92)}
            onChange={(event) => setExpires(event.target.value)}
          />
        </label>
        {request.wanted === 'rows' && (
          <Select
            label={t('rowsOf')}
            value={rows}
            options={(['own-branches', 'all'] as const).map((value) => ({
              value,
              text: t(`requests.rows.${value}`),
            }))}
            choose={setRows}
          />
        )}
        <Button
          kind="primary"
          busy={isPending}
          disabled={!isSaid || expires === ''}
          onClick={() => mutate('grant')}
        >
          {t('requests.grant')}
        </Button>
        <Button busy={isPending} disabled={!isSaid} onClick={() => mutate('decline')}>
          {t('requests.decline')}
        </Button>
      </div>
    </div>
  )
}

/** The bank's day, some days ahead. */
function dayAfter(days: number): string {
  return new Date(Date.now() + (days * 24 + 8) * 3_600_000).toISOString().slice(0, 10)
}
