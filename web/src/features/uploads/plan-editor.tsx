import {
  dropUpload,
  finishUpload,
  replanUpload,
  type IngestPlan,
  type UploadPreview,
} from '@aladdin/sdk/contract/uploads.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api.ts'
import { formatBytes } from '../../format/bytes.ts'
import { useNumber } from '../../format/number.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { notifyOf } from '../../ui/notice.tsx'
import { ReadingControls } from './reading-controls.tsx'
import { PlanTable } from './plan-table.tsx'

/** The table itself with types in its header to correct; every correction reads the file again. */
export function PlanEditor({
  preview,
  setPreview,
  leave,
}: {
  preview: UploadPreview
  setPreview: (preview: UploadPreview) => void
  leave: () => void
}) {
  const { t } = useTranslation('uploads')
  const number = useNumber()
  const [title, setTitle] = useState(preview.suggestedTitle)
  const [name, setName] = useState<string>(preview.suggestedName)
  const [meaning, setMeaning] = useState('')
  const { replan, finish, forget } = useUploadSteps({ preview, setPreview, leave })
  const isBlocked = preview.badRowCount > 0 && preview.plan.badRows === 'refuse'
  return (
    <>
      <div className="plan__names">
        <Field label={t('name.title')}>
          {(ids) => (
            <input
              {...ids}
              className="input"
              value={title}
              maxLength={120}
              onChange={(event) => setTitle(event.target.value)}
            />
          )}
        </Field>
        <Field label={t('name.name')} problem={isName(name) ? undefined : t('name.rule')}>
          {(ids) => (
            <input
              {...ids}
              className="input mono"
              value={name}
              maxLength={63}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <Field label={t('name.meaning')}>
          {(ids) => (
            <input
              {...ids}
              className="input"
              value={meaning}
              maxLength={500}
              placeholder={t('name.meaningExample')}
              onChange={(event) => setMeaning(event.target.value)}
            />
          )}
        </Field>
      </div>
      <div className="plan__bar">
        <p className="soft">
          {t('summary', {
            rows: number(preview.rowCount, 'integer'),
            columns: preview.plan.columns.length,
            bytes: formatBytes(preview.bytes),
          })}
        </p>
        <ReadingControls preview={preview} change={replan.mutate} />
      </div>
      <PlanTable preview={preview} change={replan.mutate} busy={replan.isPending} />
      <div className="plan__foot">
        {isBlocked && <span className="soft">{t('blocked', { count: preview.badRowCount })}</span>}
        <Button onClick={() => forget.mutate()}>{t('another')}</Button>
        <Button
          kind="primary"
          busy={finish.isPending || replan.isPending}
          disabled={isBlocked || !isName(name) || title.trim() === ''}
          onClick={() => finish.mutate({ name, title: title.trim(), meaning: meaning.trim() })}
        >
          {t('finish')}
        </Button>
      </div>
    </>
  )
}

function useUploadSteps({
  preview,
  setPreview,
  leave,
}: {
  preview: UploadPreview
  setPreview: (preview: UploadPreview) => void
  leave: () => void
}) {
  const navigate = useNavigate()
  const client = useQueryClient()
  const params = { id: preview.id }
  const replan = useMutation({
    mutationFn: (plan: IngestPlan) => call(replanUpload, { params, body: plan }),
    onSuccess: setPreview,
    onError: notifyOf,
  })
  const finish = useMutation({
    mutationFn: ({ meaning, ...named }: { name: string; title: string; meaning: string }) =>
      call(finishUpload, {
        params,
        body: { ...named, ...(meaning === '' ? {} : { meaning }), plan: preview.plan },
      }),
    onSuccess: async ({ name, skippedRows }) => {
      await client.invalidateQueries({ queryKey: ['datasets'] })
      await navigate({
        to: '/data/$name',
        params: { name },
        search: { made: String(skippedRows) },
      })
    },
    onError: notifyOf,
  })
  const forget = useMutation({
    mutationFn: () => call(dropUpload, { params }),
    onSettled: leave,
  })
  return { replan, finish, forget }
}

function isName(name: string): boolean {
  return /^[a-z][a-z0-9_]{1,62}$/.test(name)
}
