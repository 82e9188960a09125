/** Day of a moment in the reader's own time zone, as ISO text. */
export function formatDay(moment: string): string {
  return formatMoment(moment).slice(0, 10)
}

/** Moment to the minute in the reader's own time zone: `2026-11-22 15:04`. */
export function formatMoment(moment: string): string {
  const at = new Date(moment)
  if (Number.isNaN(at.getTime())) return moment
  const two = (value: number) => String(value).padStart(2, '0')
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}`
}
