import type { App } from '@aladdin/sdk/app/app.ts'
import type { DatasetSummary } from '@aladdin/sdk/contract/catalog.ts'
import type { Column } from '@aladdin/sdk/contract/dataset.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNumber } from '../../format/number.ts'
import { useLocal } from '../../i18n/language.ts'
import { Icon } from '../../ui/icon.tsx'
import { SearchBox } from '../../ui/field.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { EmptyState, Skeleton } from '../../ui/states.tsx'
import { matches } from './matches.ts'
import { allDatasetsQuery, datasetQuery } from './queries.ts'
import { VersionChoice } from './version-choice.tsx'

export interface CatalogActions {
  /** Writes the name of the dataset at the cursor and declares it with these columns. */
  readonly insertTable: (dataset: string, columns: readonly Column[]) => void
  readonly insertColumn: (dataset: string, column: Column) => void
  /** Lets an alias read one version for good, or the newest one again. */
  readonly pin: (alias: string, source: string, version: number | undefined) => void
}

/** What I may use: datasets, and inside them the columns that I see. */
export function CatalogPane({
  actions,
  declared,
}: {
  actions: CatalogActions
  /** What the app reads now. */
  declared: App['datasets']
}) {
  const { t } = useTranslation('workbench')
  const [search, setSearch] = useState('')
  const datasets = useQuery(allDatasetsQuery)
  return (
    <>
      <div className="side__search">
        <SearchBox label={t('catalog.search')} value={search} change={setSearch} rest={0} />
      </div>
      <Loaded answer={datasets} skeleton={<Skeleton height={200} />}>
        {({ items }) => {
          const shown = items.filter((dataset) => matches(dataset, search))
          if (shown.length === 0) return <EmptyState title={t('catalog.none')} hint={t('catalog.noneHint')} />
          return (
            <ul className="tree">
              {shown.map((dataset) => (
                <Dataset
                  key={dataset.name}
                  dataset={dataset}
                  actions={actions}
                  declared={declared.filter(({ source }) => source === dataset.name)}
                />
              ))}
            </ul>
          )
        }}
      </Loaded>
    </>
  )
}

function Dataset({
  dataset,
  actions,
  declared,
}: {
  dataset: DatasetSummary
  actions: CatalogActions
  declared: App['datasets']
}) {
  const { t } = useTranslation('workbench')
  const local = useLocal()
  const number = useNumber()
  const [isOpen, setOpen] = useState(false)
  const page = useQuery({ ...datasetQuery(dataset.name), enabled: isOpen })
  const columns = page.data?.columns.filter(({ treatment }) => treatment.treatment !== 'hidden') ?? []
  return (
    <li>
      <div className="tree__line">
        <button
          type="button"
          className="tree__row"
          aria-expanded={isOpen}
          title={local(dataset.meaning)}
          onClick={() => setOpen(!isOpen)}
        >
          <Icon name={isOpen ? 'down' : 'right'} size={12} />
          <span className="tree__name ellipsis">{local(dataset.title)}</span>
          <span className="label">{number(dataset.rows)}</span>
        </button>
        {isOpen && page.data !== undefined && (
          <button
            type="button"
            className="tree__insert"
            aria-label={t('catalog.insertTable', { name: dataset.name })}
            title={t('catalog.insertTable', { name: dataset.name })}
            onClick={() =>
              actions.insertTable(
                dataset.name,
                columns.map(({ column }) => column),
              )
            }
          >
            <Icon name="plus" size={14} />
          </button>
        )}
      </div>
      {isOpen &&
        page.data !== undefined &&
        declared.map((each) => (
          <VersionChoice key={each.alias} declared={each} page={page.data} pin={actions.pin} />
        ))}
      {isOpen && (
        <Loaded answer={page} skeleton={<Skeleton height={84} />}>
          {() => (
            <ul className="tree tree--inner">
              {columns.map(({ column, treatment }) => (
                <li key={column.name}>
                  <button
                    type="button"
                    className="tree__row"
                    title={`${local(column.title)} · ${local(column.meaning)}`}
                    aria-label={t('catalog.insertColumn', { name: column.name, title: local(column.title) })}
                    onClick={() => actions.insertColumn(dataset.name, column)}
                  >
                    <span className="tree__name ellipsis mono">{column.name}</span>
                    <span className="label ellipsis">{local(column.title)}</span>
                    {treatment.treatment === 'masked' && <Icon name="mask" size={12} />}
                  </button>
                </li>
              ))}
            </ul>
          )}
        </Loaded>
      )}
    </li>
  )
}
