import type { ColumnProfile, EntitledColumn } from '@aladdin/sdk/contract/catalog.ts'
import { useTranslation } from 'react-i18next'
import { useNumber } from '../../format/number.ts'
import { useLocal } from '../../i18n/language.ts'
import { Chip } from '../../ui/chip.tsx'
import { Histogram } from '../../ui/histogram.tsx'
import { Icon } from '../../ui/icon.tsx'

/** Every column with its meaning and the shape of the values that I may see. */
export function ColumnTable({ columns, rows }: { columns: readonly EntitledColumn[]; rows: number }) {
  const { t } = useTranslation('catalog')
  const number = useNumber()
  return (
    // A scrolling region is reached by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="table-wrap" role="region" aria-label={t('column.name')} tabIndex={0}>
      <table className="table table--wide columns">
        <thead>
          <tr>
            <th>{t('column.name')}</th>
            <th>{t('column.meaning')}</th>
            <th>{t('column.values')}</th>
            <th className="number">{t('column.distinct')}</th>
            <th className="number">{t('column.empty')}</th>
          </tr>
        </thead>
        <tbody>
          {columns.map((entitled) => (
            <tr key={entitled.column.name}>
              <td>
                <ColumnName entitled={entitled} />
              </td>
              <td className="soft">
                <Meaning entitled={entitled} />
              </td>
              <td className="column__profile">
                {entitled.profile === undefined ? (
                  <span className="faint">–</span>
                ) : (
                  <Profile profile={entitled.profile} rows={rows} />
                )}
              </td>
              <td className="number" data-what={t('column.distinct')}>
                {number(entitled.profile?.distinct)}
              </td>
              <td className="number" data-what={t('column.empty')}>
                {entitled.profile === undefined ? '–' : number(entitled.profile.nullShare, 'percent')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function ColumnName({ entitled: { column, treatment } }: { entitled: EntitledColumn }) {
  const { t } = useTranslation('catalog')
  return (
    <>
      <span className="row">
        <code className="column__name">{column.name}</code>
        {treatment.treatment === 'masked' && (
          <Chip tone="line" title={t(`mask.${treatment.mask}`)}>
            <Icon name="mask" size={12} />
            {t('treatment.masked')}
          </Chip>
        )}
        {treatment.treatment === 'join-only' && (
          <Chip tone="line" title={t('treatment.joinOnlyHint')}>
            <Icon name="link" size={12} />
            {t('treatment.joinOnly')}
          </Chip>
        )}
        {treatment.treatment === 'hidden' && (
          <Chip tone="line" title={t('treatment.hiddenHint')}>
            <Icon name="lock" size={12} />
            {t('treatment.hidden')}
          </Chip>
        )}
      </span>
      <span className="table__sub">
        {t(`types.${column.type}`)}
        {column.entity !== undefined && ` · ${t('entity', { entity: t(`entities.${column.entity}`) })}`}
      </span>
    </>
  )
}

function Meaning({ entitled: { column } }: { entitled: EntitledColumn }) {
  const local = useLocal()
  const title = local(column.title)
  const meaning = local(column.meaning)
  return (
    <>
      <span style={{ color: 'var(--ink)' }}>{title}</span>
      {column.unit !== undefined && <span className="faint"> ({local(column.unit)})</span>}
      {meaning !== '' && meaning !== title && <span style={{ display: 'block' }}>{meaning}</span>}
    </>
  )
}

function Profile({ profile, rows }: { profile: ColumnProfile; rows: number }) {
  const { t } = useTranslation('catalog')
  const number = useNumber()
  const shorten = useShort()
  const { min = '', max = '' } = profile
  if (profile.histogram !== undefined && profile.histogram.length > 0) {
    return (
      <>
        <Histogram counts={profile.histogram} label={t('histogram', { min, max })} />
        <span className="column__span">
          <span>{shorten(min)}</span>
          <span>{shorten(max)}</span>
        </span>
      </>
    )
  }
  if (profile.top !== undefined && profile.top.every((entry) => entry.rows <= 1)) {
    const examples = profile.top.slice(0, 3).map((entry) => entry.value)
    return <span className="soft">{t('examples', { values: examples.join(', ') })}</span>
  }
  if (profile.top !== undefined) {
    return (
      <ul className="column__top">
        {profile.top.slice(0, 3).map((entry) => (
          <li key={entry.value}>
            <i style={{ width: `${rows > 0 ? Math.min(100, (entry.rows / rows) * 100) : 0}%` }} />
            <span className="ellipsis">{entry.value}</span>
            <span className="faint">{number(entry.rows)}</span>
          </li>
        ))}
      </ul>
    )
  }
  return (
    <span className="faint">
      {shorten(min)} … {shorten(max)}
    </span>
  )
}

/** Ends of a range: numbers as a person reads them, days without their time. */
function useShort(): (text: string) => string {
  const number = useNumber()
  return (text) => {
    const value = Number(text)
    if (text === '' || Number.isNaN(value)) return text.slice(0, 10)
    return Math.abs(value) < 10_000 ? String(Number(value.toPrecision(4))) : number(value)
  }
}
