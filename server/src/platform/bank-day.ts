/** The bank's calendar day (Asia/Shanghai, no daylight saving) of a moment in epoch milliseconds, as ISO text. */
export function bankDay(at: number): string {
  return new Date(at + 8 * 3_600_000).toISOString().slice(0, 10)
}
