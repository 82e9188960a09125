import { createExport, type ExportPreview } from '@aladdin/sdk/contract/exports.ts'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api.ts'
import { useNumber } from '../../format/number.ts'
import { useLanguage, useLocal } from '../../i18n/language.ts'
import { useSession } from '../../session.ts'
import { Button } from '../../ui/button.tsx'
import { notify, notifyOf } from '../../ui/notice.tsx'
import { Segments } from '../../ui/tabs.tsx'
import { saveFile, toPng } from './export-file.ts'

interface Wish {
  readonly app: string
  readonly version: number
  readonly block: string
  readonly parameters: Record<string, string>
}

type Choice = 'csv' | 'xlsx' | 'svg' | 'png'

const mediaTypes: Readonly<Record<Choice, string>> = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  svg: 'image/svg+xml',
  png: 'image/png',
}

/** Rows, columns and classification of what leaves, the kind of file, and the click that lets it go. */
export function ExportForm({
  wish,
  preview,
  close,
}: {
  wish: Wish
  preview: ExportPreview
  close: () => void
}) {
  const { t, i18n } = useTranslation('exports')
  const number = useNumber()
  const local = useLocal()
  const language = useLanguage()
  const { person } = useSession()
  const choices: readonly Choice[] = preview.formats.flatMap((format) =>
    format === 'svg' ? (['svg', 'png'] as const) : [format],
  )
  const [choice, setChoice] = useState<Choice>(choices.includes('svg') ? 'svg' : 'xlsx')
  const { mutate, isPending } = useMutation({
    mutationFn: async () => {
      const format = choice === 'png' ? 'svg' : choice
      const bytes = await call(createExport, {
        body: { ...wish, format, language, result: preview.result },
      })
      // a reply of the network has a buffer of its own
      const blob = new Blob([bytes as Uint8Array<ArrayBuffer>], { type: mediaTypes[format] })
      saveFile(choice === 'png' ? await toPng(blob) : blob, `${wish.app}-${wish.block}.${choice}`)
    },
    onSuccess: () => {
      notify({
        zh: i18n.getFixedT('zh', 'exports')('done'),
        en: i18n.getFixedT('en', 'exports')('done'),
      })
      close()
    },
    onError: notifyOf,
  })
  const isPicture = choice === 'svg' || choice === 'png'
  return (
    <div className="export">
      <Leaving preview={preview} />
      <h3>{t('format')}</h3>
      <Segments
        label={t('format')}
        value={choice}
        options={choices.map((value) => ({ value, text: t(`formats.${value}`) }))}
        choose={setChoice}
      />
      <p className="label">{t(`formatHint.${choice}`)}</p>
      <p className="export__mark">{t('mark', { name: `${local(person.display)} ${person.name}` })}</p>
      <div className="row">
        <Button kind="primary" busy={isPending} onClick={() => mutate()}>
          {isPicture ? t('confirmChart') : t('confirm', { rows: number(preview.rows, 'integer') })}
        </Button>
        <Button kind="quiet" onClick={close}>
          {t('cancel')}
        </Button>
      </div>
    </div>
  )
}

function Leaving({ preview }: { preview: ExportPreview }) {
  const { t } = useTranslation('exports')
  const classes = useTranslation('catalog').t
  const number = useNumber()
  const local = useLocal()
  const { quota, classification } = preview
  return (
    <>
      <h3>{t('leaves')}</h3>
      <dl className="export__facts">
        <dt>{t('rows')}</dt>
        <dd>
          <strong>{number(preview.rows, 'integer')}</strong>
        </dd>
        <dt>{t('columns')}</dt>
        <dd>{preview.columns.map(local).join(' · ')}</dd>
        <dt>{t('classification')}</dt>
        <dd>
          {classification} {classes(`classification.${classification}`)}
        </dd>
        <dt>{t('data')}</dt>
        <dd>
          {preview.datasets.map(({ title, version, dataDate }) => (
            <span key={`${title.zh} ${version}`} className="export__dataset">
              {t('dataVersion', { title: local(title), version })}
              {dataDate !== undefined && <span className="faint"> {dataDate}</span>}
            </span>
          ))}
        </dd>
        <dt>{t('left')}</dt>
        <dd>
          {t('leftValue', {
            left: number(quota.left, 'integer'),
            perDay: number(quota.perDay, 'integer'),
          })}
        </dd>
      </dl>
    </>
  )
}
