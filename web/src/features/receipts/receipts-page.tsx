import { listReceipts } from '@aladdin/sdk/contract/receipts.ts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { usePageTitle } from '../../ui/page-title.ts'
import { EmptyState, Skeleton } from '../../ui/states.tsx'
import { Segments } from '../../ui/tabs.tsx'
import { ReceiptTable } from './receipt-table.tsx'
import './receipts.css'

const filters = ['all', 'export', 'run'] as const
type Filter = (typeof filters)[number]

/** What I ran and took along. */
export function ReceiptsPage() {
  const { t } = useTranslation('receipts')
  usePageTitle(t('title'))
  const [filter, setFilter] = useState<Filter>('all')
  const receipts = useInfiniteQuery({
    queryKey: ['receipts', 'mine', filter],
    queryFn: ({ pageParam, signal }) =>
      call(
        listReceipts,
        {
          query: {
            ...(filter === 'all' ? {} : { kind: filter }),
            ...(pageParam === undefined ? {} : { after: pageParam }),
            limit: 50,
          },
        },
        { signal },
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
  })
  return (
    <div className="page" style={{ maxWidth: 1120 }}>
      <header className="page__head">
        <div>
          <h1>{t('title')}</h1>
          <p>{t('lead')}</p>
        </div>
      </header>
      <div className="receipt__bar">
        <Segments
          label={t('filter')}
          value={filter}
          options={filters.map((value) => ({ value, text: t(`filters.${value}`) }))}
          choose={setFilter}
        />
      </div>
      <Loaded answer={receipts} skeleton={<Skeleton height={400} />}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items)
          if (items.length === 0) return <EmptyState icon="history" title={t('none')} hint={t('noneHint')} />
          return (
            <>
              <ReceiptTable receipts={items} />
              {receipts.hasNextPage && (
                <p className="receipt__more">
                  <Button busy={receipts.isFetchingNextPage} onClick={() => void receipts.fetchNextPage()}>
                    {t('older')}
                  </Button>
                </p>
              )}
            </>
          )
        }}
      </Loaded>
    </div>
  )
}
