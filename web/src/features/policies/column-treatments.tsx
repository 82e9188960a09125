import type { Column, ColumnType } from '@aladdin/sdk/contract/dataset.ts'
import type { Grant, MaskName, Treatment } from '@aladdin/sdk/contract/policy.ts'
import { useTranslation } from 'react-i18next'
import { useLocal } from '../../i18n/language.ts'
import { Select } from './select.tsx'

interface TreatmentsProps {
  readonly grant: Grant
  readonly columns: readonly Column[]
  readonly change: (grant: Grant) => void
}

/** How each column is shown; those that are plainly visible stay folded away until they are wanted. */
export function ColumnTreatments({ grant, columns, change }: TreatmentsProps) {
  const { t } = useTranslation('policies')
  const treated = columns.filter(({ name }) => grant.columns[name] !== undefined)
  const plain = columns.filter(({ name }) => grant.columns[name] === undefined)
  const put = (name: string, treatment: Treatment) => {
    const { [name]: _, ...others } = grant.columns
    change({
      ...grant,
      columns: treatment.treatment === 'visible' ? others : { ...others, [name]: treatment },
    })
  }
  return (
    <section className="stack">
      <h3>{t('columnsOf')}</h3>
      <TreatmentList columns={treated} grant={grant} put={put} />
      <details>
        <summary>{t('plainColumns', { count: plain.length })}</summary>
        <TreatmentList columns={plain} grant={grant} put={put} />
      </details>
    </section>
  )
}

function TreatmentList({
  columns,
  grant,
  put,
}: {
  columns: readonly Column[]
  grant: Grant
  put: (name: string, treatment: Treatment) => void
}) {
  const { t } = useTranslation('policies')
  const local = useLocal()
  return (
    <ul className="treatments">
      {columns.map(({ name, title, type }) => (
        <li key={name} className="spread">
          <span className="ellipsis">
            {local(title)} <code className="faint">{name}</code>
          </span>
          <Select
            label={t('treatmentOf', { column: local(title) })}
            value={textOf(grant.columns[name])}
            options={optionsFor(type).map((value) => ({ value, text: t(`treatments.${value}`) }))}
            choose={(value) => put(name, treatmentOf(value))}
          />
        </li>
      ))}
    </ul>
  )
}

type Choice = 'visible' | 'hidden' | 'join-only' | MaskName

const masksFor: Readonly<Record<ColumnType, readonly Choice[]>> = {
  text: [
    'person-name',
    'id-card',
    'mobile',
    'phone',
    'card-number',
    'address-district',
    'pseudonym',
    'join-only',
  ],
  integer: ['amount-band', 'pseudonym', 'join-only'],
  number: ['amount-band'],
  date: ['date-to-month'],
  timestamp: ['date-to-month'],
  boolean: [],
}

function optionsFor(type: ColumnType): readonly Choice[] {
  return ['visible', ...masksFor[type], 'hidden']
}

function textOf(treatment: Treatment | undefined): Choice {
  if (treatment === undefined) return 'visible'
  return treatment.treatment === 'masked' ? treatment.mask : treatment.treatment
}

function treatmentOf(choice: Choice): Treatment {
  if (choice === 'visible' || choice === 'hidden' || choice === 'join-only') return { treatment: choice }
  return { treatment: 'masked', mask: choice }
}
