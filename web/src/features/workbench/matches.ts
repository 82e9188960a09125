import type { DatasetSummary } from '@aladdin/sdk/contract/catalog.ts'

/** Whether a dataset answers to what was typed: by its name or its titles. */
export function matches(
  dataset: Pick<DatasetSummary, 'name' | 'title' | 'meaning'>,
  search: string,
): boolean {
  const wanted = search.trim().toLowerCase()
  const { name, title, meaning } = dataset
  return [name, title.zh, title.en, meaning.zh].some((text) => text.toLowerCase().includes(wanted))
}
