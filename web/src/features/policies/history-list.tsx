import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { formatMoment } from '../../format/time.ts'
import { useLocal } from '../../i18n/language.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { Skeleton } from '../../ui/states.tsx'
import { versionsQuery } from './queries.ts'

/** Every version: who, when, why, and what it changed in plain words. */
export function HistoryList({ name }: { name: string }) {
  const { t } = useTranslation('policies')
  const local = useLocal()
  const answer = useQuery(versionsQuery(name))
  return (
    <Loaded answer={answer} skeleton={<Skeleton height={240} />}>
      {({ items }) => (
        <ol className="stack history">
          {items.map((item) => (
            <li key={item.version} className="card stack">
              <div className="row row--wrap">
                <strong>{t('version', { number: item.version })}</strong>
                <span className="soft">
                  {local(item.by)} · {formatMoment(item.at)}
                </span>
                {item.approvedBy !== undefined && (
                  <span className="soft">{t('approvedBy', { person: local(item.approvedBy) })}</span>
                )}
              </div>
              {item.reason !== '' && <p>{item.reason}</p>}
              {item.changes.length === 0 ? (
                <p className="faint">{t('noChanges')}</p>
              ) : (
                <ul className="stack changes">
                  {item.changes.map((change) => (
                    <li key={change.en}>{local(change)}</li>
                  ))}
                </ul>
              )}
            </li>
          ))}
        </ol>
      )}
    </Loaded>
  )
}
