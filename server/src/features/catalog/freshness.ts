/** Whether data that should be no older than `maxAgeDays` is older; data without a date is never stale. */
export function isStale({
  dataDate,
  maxAgeDays,
  today,
}: {
  readonly dataDate: string | undefined
  readonly maxAgeDays: number
  readonly today: string
}): boolean {
  if (dataDate === undefined) return false
  return (Date.parse(today) - Date.parse(dataDate)) / 86_400_000 > maxAgeDays
}
