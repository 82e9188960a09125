import type { AuditLine } from '@aladdin/sdk/contract/audit.ts'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useNumber } from '../../format/number.ts'
import { formatMoment } from '../../format/time.ts'
import { useLocal } from '../../i18n/language.ts'
import '../../ui/table.css'

/** Who did what to what, when, and how many rows it gave. */
export function AuditTable({ lines, withPerson }: { lines: readonly AuditLine[]; withPerson: boolean }) {
  const { t } = useTranslation('audit')
  const local = useLocal()
  const number = useNumber()
  return (
    // A scrolling region is reached by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="table-wrap" role="region" aria-label={t('column.action')} tabIndex={0}>
      <table className="table table--stacked">
        <thead>
          <tr>
            <th>{t('column.at')}</th>
            {withPerson && <th>{t('column.person')}</th>}
            <th>{t('column.action')}</th>
            <th>{t('column.object')}</th>
            <th className="number">{t('column.rows')}</th>
            <th>{t('column.receipt')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.seq}>
              <td className="soft audit__at">{formatMoment(line.at)}</td>
              {withPerson && (
                <td className="audit__at">
                  <Person line={line} />
                </td>
              )}
              <td className="audit__at">
                {t(`actions.${line.action as 'deny'}`, { defaultValue: line.action })}
              </td>
              <td>
                {local(line.object)}
                {line.version !== undefined && (
                  <span className="table__sub">{t('version', { version: line.version })}</span>
                )}
              </td>
              <td
                className={line.rows === undefined ? 'number table__none' : 'number'}
                data-unit={t('column.rows')}
              >
                {line.rows === undefined ? '–' : number(line.rows, 'integer')}
              </td>
              <td>
                {line.receipt !== undefined && (
                  <Link to="/receipts/$id" params={{ id: line.receipt }}>
                    {t('receipt')}
                  </Link>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Person({ line: { person, branch } }: { line: AuditLine }) {
  const { t } = useTranslation('audit')
  const local = useLocal()
  if (person === undefined) return t('system')
  return (
    <>
      <Link to="/audit/people/$person" params={{ person: person.name }}>
        {local(person.display)}
      </Link>
      {branch !== undefined && <span className="table__sub">{local(branch)}</span>}
    </>
  )
}
