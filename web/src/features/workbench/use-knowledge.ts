import type { App } from '@aladdin/sdk/app/app.ts'
import type { DatasetPage } from '@aladdin/sdk/contract/catalog.ts'
import { useQueries, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { KnownColumn, Knowledge, Relation } from '../../editor/knowledge.ts'
import { allDatasetsQuery, datasetQuery } from './queries.ts'
import type { States } from './use-preview.ts'

/**
 * What the editor may propose: datasets with the meaning of their columns, blocks with what they last gave. Nobody can
 * ask for it before there is an editor.
 */
export function useKnowledge(app: App | undefined, states: States, hasEditor: boolean): Knowledge {
  const all = useQuery({ ...allDatasetsQuery, enabled: hasEditor })
  const pages = useQueries({
    queries: (app?.datasets ?? []).map(({ source }) => ({ ...datasetQuery(source), enabled: hasEditor })),
    combine: (answers) => answers.map(({ data }) => data),
  })
  return useMemo(
    () => ({
      relations: [
        ...(app?.datasets ?? []).map((dataset, index) => datasetRelation(dataset, pages[index])),
        ...(app?.blocks ?? []).flatMap((block): readonly Relation[] =>
          block.kind === 'sql' || block.kind === 'model'
            ? [{ name: block.name, kind: 'block', columns: states.get(block.name)?.columns ?? [] }]
            : [],
        ),
      ],
      parameters: (app?.blocks ?? []).flatMap((block) =>
        block.kind === 'input' ? [{ name: block.name, label: block.label }] : [],
      ),
      datasets: all.data?.items ?? [],
    }),
    [app, states, pages, all.data],
  )
}

/** Only declared columns can be read; the catalog says what they mean. */
function datasetRelation(dataset: App['datasets'][number], page: DatasetPage | undefined): Relation {
  const meanings = new Map(page?.columns.map((entitled) => [entitled.column.name, entitled]))
  const columns = dataset.columns.map(({ name, type }): KnownColumn => {
    const known = meanings.get(name)
    if (known === undefined) return { name, type }
    const { title, meaning, unit } = known.column
    return {
      name,
      type,
      title,
      meaning,
      isMasked: known.treatment.treatment === 'masked',
      ...(known.profile === undefined ? {} : { profile: known.profile }),
      ...(unit === undefined ? {} : { unit }),
    }
  })
  return {
    name: dataset.alias,
    kind: 'dataset',
    columns,
    ...(page === undefined ? {} : { title: page.dataset.title }),
  }
}
