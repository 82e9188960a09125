import type { IngestPlan, PlanChoice, UploadPreview } from '@aladdin/sdk/contract/uploads.ts'
import { useTranslation } from 'react-i18next'

const encodings = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be'] as const
const delimiters = [',', ';', '\t', '|'] as const

/** How the file is cut: sheet, encoding, delimiter, header. A change suggests the columns anew. */
export function ReadingControls({
  preview: { plan, sheets },
  choose,
}: {
  preview: UploadPreview
  choose: (choice: PlanChoice) => void
}) {
  const { t } = useTranslation('uploads')
  return (
    <div className="row row--wrap">
      <span className="chip">{t(`format.${plan.format}`)}</span>
      {plan.format === 'xlsx' && (
        <Choice
          label={t('sheet')}
          value={plan.sheet}
          options={(sheets.length > 0 ? sheets : [plan.sheet]).map((sheet) => [sheet, sheet])}
          choose={(sheet) => choose({ sheet })}
        />
      )}
      {(plan.format === 'csv' || plan.format === 'json') && (
        <Choice
          label={t('encoding')}
          value={plan.encoding}
          options={encodings.map((encoding) => [encoding, encoding.toUpperCase()])}
          choose={(encoding) => choose({ ...chosen(plan), encoding })}
        />
      )}
      {plan.format === 'csv' && (
        <Choice
          label={t('delimiter')}
          value={plan.delimiter}
          options={delimitersWith(plan.delimiter).map((mark) => [
            mark,
            `${t('delimiter')} ${mark === '\t' ? 'Tab' : mark}`,
          ])}
          choose={(delimiter) => choose({ ...chosen(plan), delimiter })}
        />
      )}
      {(plan.format === 'csv' || plan.format === 'xlsx') && (
        <label className="row">
          <input
            type="checkbox"
            checked={plan.header}
            onChange={({ target }) => choose({ ...chosen(plan), header: target.checked })}
          />
          {t('header')}
        </label>
      )}
    </div>
  )
}

/** What is already decided stays so. */
function chosen(plan: IngestPlan): PlanChoice {
  if (plan.format === 'csv')
    return { encoding: plan.encoding, delimiter: plan.delimiter, header: plan.header }
  return plan.format === 'xlsx' ? { sheet: plan.sheet, header: plan.header } : {}
}

function delimitersWith(shown: string): readonly string[] {
  return delimiters.some((mark) => mark === shown) ? delimiters : [...delimiters, shown]
}

function Choice<TValue extends string>({
  label,
  value,
  options,
  choose,
}: {
  label: string
  value: TValue
  options: readonly (readonly [TValue, string])[]
  choose: (value: TValue) => void
}) {
  return (
    <select
      className="input input--small"
      style={{ width: 'auto' }}
      aria-label={label}
      value={value}
      onChange={({ target }) => {
        const option = options.find(([each]) => each === target.value)
        if (option !== undefined) choose(option[0])
      }}
    >
      {options.map(([each, text]) => (
        <option key={each} value={each}>
          {text}
        </option>
      ))}
    </select>
  )
}
