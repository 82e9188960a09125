import type { ColumnType } from '@aladdin/sdk/contract/dataset.ts'
import type { PlannedColumn } from '@aladdin/sdk/contract/uploads.ts'
import { useTranslation } from 'react-i18next'
import { formatsOf, sampleOf } from './format-sample.ts'

const columnTypes = [
  'text',
  'integer',
  'number',
  'boolean',
  'date',
  'timestamp',
] as const satisfies readonly ColumnType[]

/** A part of a column that changes; a format that is undefined leaves the plain ways of the type. */
export type ColumnChange = Partial<Omit<PlannedColumn, 'format'>> & { readonly format?: string | undefined }

/** Name, type and use of one column, to be corrected where the values stand. */
export function ColumnHead({
  column,
  change,
}: {
  column: PlannedColumn
  change: (part: ColumnChange) => void
}) {
  const { t } = useTranslation('uploads')
  const { t: word } = useTranslation('catalog')
  const formats = formatsOf(column.type)
  return (
    <div className="plan__head">
      <label className="plan__header">
        <input
          type="checkbox"
          checked={column.include}
          aria-label={t('include', { header: column.header })}
          onChange={({ target }) => change({ include: target.checked })}
        />
        <span className="ellipsis">{column.header}</span>
      </label>
      <input
        className="input input--small mono"
        aria-label={t('rename', { header: column.header })}
        defaultValue={column.name}
        key={column.name}
        maxLength={63}
        onBlur={({ target }) => {
          if (target.value === column.name) return
          if (/^[a-z][a-z0-9_]{0,62}$/.test(target.value)) change({ name: target.value })
          else target.value = column.name
        }}
      />
      <select
        className="input input--small"
        aria-label={t('type', { header: column.header })}
        value={column.type}
        onChange={({ target }) => {
          const type = columnTypes.find((value) => value === target.value)
          if (type !== undefined) change({ type, format: undefined })
        }}
      >
        {columnTypes.map((type) => (
          <option key={type} value={type}>
            {word(`types.${type}`)}
          </option>
        ))}
      </select>
      {formats.length > 0 && (
        <select
          className="input input--small"
          aria-label={t('writing', { header: column.header })}
          value={column.format ?? ''}
          onChange={({ target }) => change({ format: target.value === '' ? undefined : target.value })}
        >
          <option value="">{t('plainWriting')}</option>
          {formats.map((format) => (
            <option key={format} value={format}>
              {sampleOf(format)}
            </option>
          ))}
        </select>
      )}
    </div>
  )
}
