import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useLocal } from '../../i18n/language.ts'
import { Chip } from '../../ui/chip.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Skeleton } from '../../ui/states.tsx'
import { accessQuery } from './queries.ts'

/** Who sees rows today, and by which rule; those who do come first. */
export function AccessTable({ name }: { name: string }) {
  const { t } = useTranslation('policies')
  const local = useLocal()
  const answer = useQuery(accessQuery(name))
  return (
    <Loaded answer={answer} skeleton={<Skeleton height={320} />}>
      {({ items }) => (
        // A scrolling region is reached by keyboard.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <div className="table-wrap" role="region" aria-label={t('views.access')} tabIndex={0}>
          <table className="table table--wide">
            <thead>
              <tr>
                <th>{t('access.person')}</th>
                <th>{t('access.role')}</th>
                <th>{t('access.rows')}</th>
                <th>{t('access.columns')}</th>
                <th>{t('export')}</th>
              </tr>
            </thead>
            <tbody>
              {items
                .toSorted((one, other) => Number(other.rows) - Number(one.rows))
                .map((row) => (
                  <tr key={row.position}>
                    <td>
                      {local(row.person.display)}
                      <span className="table__sub">{local(row.branch)}</span>
                    </td>
                    <td>{t(`roles.${row.role}`)}</td>
                    <td>
                      <span className={row.rows ? '' : 'faint'}>{local(row.reason)}</span>
                      {row.exception && <Chip tone="warn">{t('byName')}</Chip>}
                      {row.until !== undefined && <Chip tone="line">{t('until', { day: row.until })}</Chip>}
                    </td>
                    <td>
                      {row.rows ? t('access.treated', { masked: row.masked, hidden: row.hidden }) : '–'}
                    </td>
                    <td>{row.rows ? t(`exports.${row.export}`) : '–'}</td>
                  </tr>
                ))}
            </tbody>
          </table>
        </div>
      )}
    </Loaded>
  )
}
