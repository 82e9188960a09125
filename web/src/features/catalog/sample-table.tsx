import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Loaded } from '../../ui/loaded.tsx'
import { EmptyState, Skeleton } from '../../ui/states.tsx'
import { sampleQuery } from './queries.ts'

/** Ten of my rows as they are. */
export function SampleTable({ name }: { name: string }) {
  const { t } = useTranslation('catalog')
  const answer = useQuery(sampleQuery(name))
  return (
    <Loaded answer={answer} skeleton={<Skeleton height={312} />}>
      {({ columns, rows }) =>
        rows.length === 0 ? (
          <EmptyState inline title={t('noRows')} hint={t('noRowsHint')} />
        ) : (
          // A scrolling region is reached by keyboard.
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          <div className="table-wrap" role="region" aria-label={t('sample')} tabIndex={0}>
            <table className="table table--dense">
              <thead>
                <tr>
                  {columns.map((column, index) => (
                    <th key={column} className={typeof rows[0]?.[index] === 'number' ? 'number' : ''}>
                      <code>{column}</code>
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map((row, index) => (
                  // A sample has no keys of its own.
                  // oxlint-disable-next-line react/no-array-index-key
                  <tr key={index}>
                    {columns.map((column, at) => (
                      <td key={column} className={typeof row[at] === 'number' ? 'number' : ''}>
                        {row[at] === null || row[at] === undefined ? (
                          <span className="faint">–</span>
                        ) : (
                          String(row[at])
                        )}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )
      }
    </Loaded>
  )
}
