import type { IngestPlan, UploadPreview } from '@aladdin/sdk/contract/uploads.ts'
import { useTranslation } from 'react-i18next'

const ways = ['refuse', 'skip'] as const satisfies readonly IngestPlan['badRows'][]

/** What becomes of rows that do not fit: none of the file is taken, or all but them. */
export function BadRowChoice({
  preview: { plan, badRowCount },
  change,
}: {
  preview: UploadPreview
  change: (plan: IngestPlan) => void
}) {
  const { t } = useTranslation('uploads')
  if (badRowCount === 0) return null
  return (
    <fieldset className="bad-choice">
      <legend>{t('bad.title', { count: badRowCount })}</legend>
      {ways.map((badRows) => (
        <label key={badRows} className="row">
          <input
            type="radio"
            name="bad-rows"
            checked={plan.badRows === badRows}
            onChange={() => change({ ...plan, badRows })}
          />
          {t(`bad.${badRows}`, { count: badRowCount })}
        </label>
      ))}
    </fieldset>
  )
}
