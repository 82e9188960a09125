import { listDatasets } from '@aladdin/sdk/contract/catalog.ts'
import { ProblemError } from '@aladdin/sdk/contract/problem-error.ts'
import type { UploadPreview } from '@aladdin/sdk/contract/uploads.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api.ts'
import { formatBytes } from '../../format/bytes.ts'
import { useNumber } from '../../format/number.ts'
import { useLocal } from '../../i18n/language.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { BadRowChoice } from './bad-row-choice.tsx'
import { ReadingControls } from './reading-controls.tsx'
import { PlanTable } from './plan-table.tsx'
import { useUploadSteps } from './upload-steps.ts'

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
  const [notes, setNotes] = useState(preview.notes)
  const { replan, choose, finish, forget } = useUploadSteps({ preview, setPreview, leave, setNotes })
  const local = useLocal()
  const { data: mine } = useQuery({
    queryKey: ['datasets', 'mine', 'names'],
    queryFn: () => call(listDatasets, { query: { mine: true, limit: 100 } }),
  })
  const own = mine?.items.find((dataset) => dataset.name === name)
  const namesake = mine?.items.find((dataset) => dataset.title.zh === preview.suggestedTitle)
  const isLosing =
    finish.error instanceof ProblemError && finish.error.problem.code === 'dataset-columns-lost'
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
        <Field
          label={t('name.name')}
          problem={isName(name) ? undefined : t('name.rule')}
          hint={own === undefined ? undefined : t('mine.update')}
        >
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
        <ReadingControls preview={preview} choose={choose.mutate} />
      </div>
      {namesake !== undefined && own === undefined && (
        <p className="plan__namesake">
          <Button
            onClick={() => {
              setName(namesake.name)
              setTitle(namesake.title.zh)
            }}
          >
            {t('mine.suggest', { title: local(namesake.title) })}
          </Button>
        </p>
      )}
      {notes.length > 0 && (
        <section className="plan__notes" aria-label={t('notes')}>
          <strong>{t('notes')}</strong>
          <ul>
            {notes.map((note) => (
              <li key={note.zh}>{local(note)}</li>
            ))}
          </ul>
        </section>
      )}
      {/* nothing is read otherwise: the plan is handed over with the finish */}
      <BadRowChoice preview={preview} change={(plan) => setPreview({ ...preview, plan })} />
      <PlanTable preview={preview} change={replan.mutate} busy={replan.isPending || choose.isPending} />
      <div className="plan__foot">
        {isBlocked && <span className="soft">{t('blocked', { count: preview.badRowCount })}</span>}
        {isLosing && finish.error instanceof ProblemError && (
          <div className="plan__losing" role="alert">
            <p>{local(finish.error.problem.title)}</p>
            <Button
              onClick={() =>
                finish.mutate({ name, title: title.trim(), meaning: meaning.trim(), dropColumns: true })
              }
            >
              {t('mine.anyway')}
            </Button>
          </div>
        )}
        <Button onClick={() => forget.mutate()}>{t('another')}</Button>
        <Button
          kind="primary"
          busy={finish.isPending || replan.isPending || choose.isPending}
          disabled={isBlocked || !isName(name) || title.trim() === ''}
          onClick={() => finish.mutate({ name, title: title.trim(), meaning: meaning.trim() })}
        >
          {t('finish')}
        </Button>
      </div>
    </>
  )
}

function isName(name: string): boolean {
  return /^[a-z][a-z0-9_]{1,62}$/.test(name)
}
