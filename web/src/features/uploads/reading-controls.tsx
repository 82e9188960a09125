import type { IngestPlan, UploadPreview } from '@aladdin/sdk/contract/uploads.ts'
import { useTranslation } from 'react-i18next'

const encodings = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be'] as const
const delimiters = [',', ';', '\t', '|'] as const

/** How the text is cut: encoding, delimiter, and what becomes of rows that do not fit. */
export function ReadingControls({
  preview: { plan, badRowCount },
  change,
}: {
  preview: UploadPreview
  change: (plan: IngestPlan) => void
}) {
  const { t } = useTranslation('uploads')
  const shown = delimiters.some((value) => value === plan.delimiter)
    ? delimiters
    : [...delimiters, plan.delimiter]
  return (
    <div className="row row--wrap">
      {badRowCount > 0 && (
        <label className="row">
          <input
            type="checkbox"
            checked={plan.badRows === 'skip'}
            onChange={({ target }) => change({ ...plan, badRows: target.checked ? 'skip' : 'refuse' })}
          />
          {t('skipBad', { count: badRowCount })}
        </label>
      )}
      <select
        className="input input--small"
        style={{ width: 'auto' }}
        aria-label={t('encoding')}
        value={plan.encoding}
        onChange={({ target }) => {
          const encoding = encodings.find((value) => value === target.value)
          if (encoding !== undefined) change({ ...plan, encoding })
        }}
      >
        {encodings.map((encoding) => (
          <option key={encoding} value={encoding}>
            {encoding.toUpperCase()}
          </option>
        ))}
      </select>
      <select
        className="input input--small"
        style={{ width: 'auto' }}
        aria-label={t('delimiter')}
        value={plan.delimiter}
        onChange={({ target }) => change({ ...plan, delimiter: target.value })}
      >
        {shown.map((delimiter) => (
          <option key={delimiter} value={delimiter}>
            {t('delimiter')} {delimiter === '\t' ? 'Tab' : delimiter}
          </option>
        ))}
      </select>
    </div>
  )
}
