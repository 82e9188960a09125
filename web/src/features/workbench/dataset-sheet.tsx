import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNumber } from '../../format/number.ts'
import { useLocal } from '../../i18n/language.ts'
import { SearchBox } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { EmptyState, Skeleton } from '../../ui/states.tsx'
import { matches } from './matches.ts'
import { allDatasetsQuery } from './queries.ts'

/** Choose one dataset; a first page over it is written at once. */
export function DatasetSheet({
  busy,
  close,
  begin,
}: {
  busy: boolean
  close: () => void
  begin: (dataset: string) => void
}) {
  const { t } = useTranslation('workbench')
  const local = useLocal()
  const number = useNumber()
  const [search, setSearch] = useState('')
  const datasets = useQuery(allDatasetsQuery)
  return (
    <Sheet title={t('start.dataset')} close={close}>
      <SearchBox label={t('catalog.search')} value={search} change={setSearch} rest={0} />
      <Loaded answer={datasets} skeleton={<Skeleton height={240} />}>
        {({ items }) => {
          const shown = items.filter((dataset) => matches(dataset, search))
          if (shown.length === 0) return <EmptyState title={t('catalog.none')} hint={t('catalog.noneHint')} />
          return (
            <ul className="choices">
              {shown.map((dataset) => (
                <li key={dataset.name}>
                  <button type="button" disabled={busy} onClick={() => begin(dataset.name)}>
                    <Icon name={dataset.mine ? 'upload' : 'data'} />
                    <span>
                      <strong>{local(dataset.title)}</strong>
                      <span className="label">{local(dataset.meaning)}</span>
                    </span>
                    <span className="label">{t('rows', { rows: number(dataset.rows) })}</span>
                  </button>
                </li>
              ))}
            </ul>
          )
        }}
      </Loaded>
    </Sheet>
  )
}
