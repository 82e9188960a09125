import type { ReceiptId } from '@aladdin/sdk/contract/ids.ts'
import { repeatReceipt, type Comparison } from '@aladdin/sdk/contract/receipts.ts'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { call } from '../../api.ts'
import { useNumber } from '../../format/number.ts'
import { Button } from '../../ui/button.tsx'
import { notifyOf } from '../../ui/notice.tsx'

/** Computes what the receipt says once more and tells whether the values are the same. */
export function ReceiptAgain({ id }: { id: ReceiptId }) {
  const { t } = useTranslation('receipts')
  const { mutate, isPending, data } = useMutation({
    mutationFn: () => call(repeatReceipt, { params: { id } }),
    onError: notifyOf,
  })
  return (
    <section className="receipt__again">
      <p className="soft">{t('againLead')}</p>
      <Button kind="primary" busy={isPending} onClick={() => mutate()}>
        {t('again')}
      </Button>
      <div role="status">{isPending ? t('computing') : data !== undefined && <Outcome of={data} />}</div>
    </section>
  )
}

function Outcome({ of }: { of: Comparison }) {
  const { t } = useTranslation('receipts')
  const number = useNumber()
  const rows = number(of.rows, 'integer')
  return (
    <>
      <p>
        <strong>{of.sameResult ? t('same', { rows }) : t('different', { rows })}</strong>{' '}
        {!of.sameResult && (of.sameEntitlement ? t('rightsSame') : t('rightsChanged'))}
      </p>
      <p>
        <Link to="/receipts/$id" params={{ id: of.receipt }}>
          {t('newReceipt')}
        </Link>
      </p>
    </>
  )
}
