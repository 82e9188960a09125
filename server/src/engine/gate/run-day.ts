/**
 * The day that a run is of unless its address says otherwise: the last day of the longest dataset, as the command
 * line has it too. What happened is long, what describes it is short: a calendar that goes on into the future does
 * not move the day.
 */
export function runDay(
  extracts: readonly { readonly dataDate?: string | undefined; readonly totalRows: number }[],
  fallback: string,
): string {
  const dated = extracts.filter((extract) => extract.dataDate !== undefined)
  return dated.toSorted((one, other) => other.totalRows - one.totalRows)[0]?.dataDate ?? fallback
}
