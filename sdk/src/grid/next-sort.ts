import type { Sort } from './source.ts'

/** What a press on a header does: the useful direction first, then the other, then the order of the result. */
export function nextSort(
  sort: Sort | undefined,
  pressed: { column: number; isNumber: boolean },
): Sort | undefined {
  const { column, isNumber } = pressed
  if (sort?.column !== column) return { column, descending: isNumber }
  return sort.descending === isNumber ? { column, descending: !isNumber } : undefined
}
