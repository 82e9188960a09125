import type { ReceiptId } from '@aladdin/sdk/contract/ids.ts'
import { getReceipt, type ReceiptPage as Receipt } from '@aladdin/sdk/contract/receipts.ts'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { call } from '../../api.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { usePageTitle } from '../../ui/page-title.ts'
import { Skeleton } from '../../ui/states.tsx'
import { ReceiptAgain } from './receipt-again.tsx'
import { ReceiptFacts } from './receipt-facts.tsx'
import './receipts.css'

const route = getRouteApi('/shell/receipts/$id')

/** What a run, a delivery or an export was made of; who may can run it again and compare. */
export function ReceiptPage() {
  const { t } = useTranslation('receipts')
  const { id } = route.useParams()
  usePageTitle(t('receipt', { id }))
  const receipt = useQuery({
    queryKey: ['receipts', 'one', id],
    queryFn: ({ signal }): Promise<Receipt> =>
      call(getReceipt, { params: { id: id as ReceiptId } }, { signal }), // the server refuses what is none
    retry: false,
  })
  return (
    <div className="page" style={{ maxWidth: 960 }}>
      <header className="page__head">
        <div>
          <h1>{t('receipt', { id })}</h1>
        </div>
      </header>
      <Loaded answer={receipt} skeleton={<Skeleton height={400} />}>
        {(shown) => (
          <>
            <ReceiptFacts receipt={shown} />
            {shown.repeatable && <ReceiptAgain key={shown.id} id={shown.id} />}
          </>
        )}
      </Loaded>
    </div>
  )
}
