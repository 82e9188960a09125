import type { ReceiptSummary } from '@aladdin/sdk/contract/receipts.ts'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useNumber } from '../../format/number.ts'
import { formatMoment } from '../../format/time.ts'
import { useLocal } from '../../i18n/language.ts'
import '../../ui/table.css'

/** Each receipt is opened by its time. */
export function ReceiptTable({ receipts }: { receipts: readonly ReceiptSummary[] }) {
  const { t } = useTranslation('receipts')
  const local = useLocal()
  const number = useNumber()
  return (
    // A scrolling region is reached by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="table-wrap" role="region" aria-label={t('title')} tabIndex={0}>
      <table className="table table--stacked">
        <thead>
          <tr>
            <th>{t('column.at')}</th>
            <th>{t('column.kind')}</th>
            <th>{t('column.what')}</th>
            <th className="number">{t('column.rows')}</th>
            <th>{t('column.place')}</th>
          </tr>
        </thead>
        <tbody>
          {receipts.map((receipt) => (
            <tr key={receipt.id}>
              <td className="receipt__at">
                <Link to="/receipts/$id" params={{ id: receipt.id }} className="table__link">
                  {formatMoment(receipt.at)}
                </Link>
              </td>
              <td className="receipt__at">
                {t(`kinds.${receipt.kind}`)}
                {receipt.format !== undefined && ` ${receipt.format.toUpperCase()}`}
              </td>
              <td>
                {receipt.app === undefined ? t('noApp') : local(receipt.app.title)}
                {receipt.app !== undefined && (
                  <span className="table__sub">
                    {t('version', { version: receipt.app.version })}
                    {receipt.block !== undefined && ` · ${receipt.block}`}
                  </span>
                )}
              </td>
              <td
                className={receipt.rows === undefined ? 'number table__none' : 'number'}
                data-unit={t('column.rows')}
              >
                {receipt.rows === undefined ? '–' : number(receipt.rows, 'integer')}
              </td>
              <td className="receipt__at soft">{t(`places.${receipt.place}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
