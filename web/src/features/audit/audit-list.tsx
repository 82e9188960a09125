import type { AuditLine } from '@aladdin/sdk/contract/audit.ts'
import type { Page } from '@aladdin/sdk/contract/page.ts'
import type { UseInfiniteQueryResult } from '@tanstack/react-query'
import type { InfiniteData } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Button, buttonClass } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { EmptyState, Skeleton } from '../../ui/states.tsx'
import { AuditTable } from './audit-table.tsx'
import '../../ui/field.css'
import './audit.css'

/** Lines of the audit of one day or of all, page after page, and the same as a file. */
export function AuditList({
  lines,
  day,
  chooseDay,
  report,
  withPerson,
}: {
  lines: UseInfiniteQueryResult<InfiniteData<Page<AuditLine>>>
  day: string | undefined
  chooseDay: (day: string | undefined) => void
  /** Address of the CSV. */
  report: string
  withPerson: boolean
}) {
  const { t } = useTranslation('audit')
  return (
    <>
      <div className="audit__bar">
        <label className="audit__day">
          {t('day')}
          <input
            className="input"
            type="date"
            value={day ?? ''}
            onChange={(event) => chooseDay(event.target.value === '' ? undefined : event.target.value)}
          />
        </label>
        {day !== undefined && (
          <Button kind="quiet" onClick={() => chooseDay(undefined)}>
            {t('allDays')}
          </Button>
        )}
        <a className={buttonClass({ kind: 'plain' })} href={report} download>
          <Icon name="download" />
          {t('report')}
        </a>
      </div>
      <Loaded answer={lines} skeleton={<Skeleton height={400} />}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items)
          if (items.length === 0) return <Nothing day={day} withPerson={withPerson} />
          return (
            <>
              <AuditTable lines={items} withPerson={withPerson} />
              {lines.hasNextPage && (
                <p className="audit__more">
                  <Button busy={lines.isFetchingNextPage} onClick={() => void lines.fetchNextPage()}>
                    {t('older')}
                  </Button>
                </p>
              )}
            </>
          )
        }}
      </Loaded>
    </>
  )
}

function Nothing({ day, withPerson }: { day: string | undefined; withPerson: boolean }) {
  const { t } = useTranslation('audit')
  if (day !== undefined) return <EmptyState icon="history" title={t('noneDay')} hint={t('noneHint')} />
  if (!withPerson) return <EmptyState icon="history" title={t('none')} />
  return <EmptyState icon="history" title={t('noneYet')} hint={t('noneYetHint')} />
}
