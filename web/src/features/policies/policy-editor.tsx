import type { DatasetPage } from '@aladdin/sdk/contract/catalog.ts'
import { savePolicy } from '@aladdin/sdk/contract/policies.ts'
import type { Grant, Policy } from '@aladdin/sdk/contract/policy.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { notify, notifyOf } from '../../ui/notice.tsx'
import { GrantCard } from './grant-card.tsx'
import { PreviewPanel } from './preview-panel.tsx'

interface EditorProps {
  readonly dataset: DatasetPage
  readonly policy: Policy
  readonly version: number
  readonly editable: boolean
}

const newGrant: Grant = { roles: ['viewer'], rows: { rule: 'none' }, columns: {} }

/** The grants as cards, what they would give beside them, and saving with a reason. */
export function PolicyEditor({ dataset, policy, version, editable }: EditorProps) {
  const { t } = useTranslation('policies')
  const [draft, setDraft] = useState(policy)
  const { grants } = draft
  const isChanged = JSON.stringify(draft) !== JSON.stringify(policy)
  const columns = dataset.columns.map(({ column }) => column)
  const put = (at: number, ...grant: Grant[]) => setDraft({ grants: grants.toSpliced(at, 1, ...grant) })
  return (
    <div className="policy">
      <div className="stack policy__grants">
        {grants.map((grant, at) => (
          <GrantCard
            // Grants have no identity beyond their place.
            // oxlint-disable-next-line react/no-array-index-key
            key={at}
            grant={grant}
            columns={columns}
            editable={editable}
            change={(next) => put(at, next)}
            remove={() => put(at)}
          />
        ))}
        {editable && (
          <Button onClick={() => setDraft({ grants: [...grants, newGrant] })}>
            <Icon name="plus" />
            {t('addGrant')}
          </Button>
        )}
      </div>
      <aside className="stack policy__side">
        {editable && (
          <>
            <PreviewPanel name={dataset.dataset.name} policy={draft} />
            <SaveForm
              name={dataset.dataset.name}
              version={version}
              policy={draft}
              isChanged={isChanged}
              reset={() => setDraft(policy)}
            />
          </>
        )}
        {!editable && <p className="faint">{t('readOnly')}</p>}
      </aside>
    </div>
  )
}

interface SaveProps {
  readonly name: string
  readonly version: number
  readonly policy: Policy
  readonly isChanged: boolean
  readonly reset: () => void
}

function SaveForm({ name, version, policy, isChanged, reset }: SaveProps) {
  const { t, i18n } = useTranslation('policies')
  const said = (key: 'save.done' | 'save.waits') => ({
    zh: i18n.getFixedT('zh', 'policies')(key),
    en: i18n.getFixedT('en', 'policies')(key),
  })
  const client = useQueryClient()
  const [reason, setReason] = useState('')
  const { mutate, isPending } = useMutation({
    mutationFn: () =>
      call(savePolicy, { params: { name }, body: { version, policy, reason: reason.trim() } }),
    onSuccess: async ({ state }) => {
      notify(said(state === 'pending' ? 'save.waits' : 'save.done'))
      reset()
      setReason('')
      await client.invalidateQueries({ queryKey: ['policies', name] })
      await client.invalidateQueries({ queryKey: ['datasets'] })
    },
    onError: notifyOf,
  })
  return (
    <form
      className="card stack"
      onSubmit={(event) => {
        event.preventDefault()
        mutate()
      }}
    >
      <h2>{t('save.title')}</h2>
      <Field label={t('save.reason')} hint={t('save.hint')}>
        {(ids) => (
          <textarea
            {...ids}
            className="input"
            rows={2}
            required
            minLength={3}
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      <div className="row">
        <Button kind="primary" type="submit" busy={isPending} disabled={!isChanged}>
          {t('save.submit')}
        </Button>
        <Button kind="quiet" disabled={!isChanged} onClick={reset}>
          {t('save.reset')}
        </Button>
      </div>
    </form>
  )
}
