import type { ColumnType } from '@aladdin/sdk/contract/dataset.ts'
import type { RuleValue } from '@aladdin/sdk/contract/row-rule.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Select } from './select.tsx'

interface ValueProps {
  readonly value: RuleValue
  readonly type: ColumnType
  readonly change: (value: RuleValue) => void
}

const inputTypes = {
  integer: 'number',
  number: 'number',
  date: 'date',
  text: 'text',
  timestamp: 'text',
} as const

/** One value of a column's type. */
export function ValueInput({ value, type, change }: ValueProps) {
  const { t } = useTranslation('policies')
  if (type === 'boolean') {
    return (
      <Select
        label={t('rule.value')}
        value={String(value)}
        options={['true', 'false'].map((one) => ({ value: one, text: t(`boolean.${one as 'true'}`) }))}
        choose={(one) => change(one === 'true')}
      />
    )
  }
  return (
    <input
      className="input input--small policy__value"
      aria-label={t('rule.value')}
      type={inputTypes[type]}
      step="any"
      value={String(value)}
      onChange={(event) => change(toValue(event.target.value, type))}
    />
  )
}

/** Several values in one line, apart by commas; read when the line is left. */
export function ValuesInput({
  values,
  type,
  change,
}: {
  values: readonly RuleValue[]
  type: ColumnType
  change: (values: RuleValue[]) => void
}) {
  const { t } = useTranslation('policies')
  const [text, setText] = useState(values.join(', '))
  return (
    <input
      className="input input--small policy__values"
      aria-label={t('rule.values')}
      placeholder={t('rule.valuesHint')}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={() => {
        const parts = text.split(/[,，、]/).map((part) => part.trim())
        const read = parts.filter((part) => part !== '').map((part) => toValue(part, type))
        change(read.length === 0 ? [''] : read)
      }}
    />
  )
}

function toValue(text: string, type: ColumnType): RuleValue {
  if (type === 'boolean') return text === 'true'
  const isNumber = (type === 'integer' || type === 'number') && text !== ''
  return isNumber ? Number(text) : text
}
