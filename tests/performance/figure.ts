/** One line of the table: what was measured, what it must be, what it was. */
export interface Figure {
  readonly what: string
  /** The most it may be; absent for a figure that only explains another. */
  readonly most?: number
  readonly measured: number
  readonly unit: 'ms' | 's' | 'kB' | 'MB' | '×' | 'files'
  /** How it was measured, and what was left out. */
  readonly note: string
}

/** The middle value of several measurements. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}

/** The value that this share of the measurements does not pass. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  const value = sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)]
  if (value === undefined) throw new Error('nothing was measured')
  return value
}

/** Milliseconds that a piece of work takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

/** Measurements one after the other, the first ones thrown away: they warm up. */
export async function repeat(
  measure: (round: number) => Promise<number>,
  { times, warmUp = 1 }: { readonly times: number; readonly warmUp?: number },
): Promise<number[]> {
  const found: number[] = []
  for (let round = 0; round < times + warmUp; round++) found.push(await measure(round))
  return found.slice(warmUp)
}

/** `120, 131, 118`: every measurement behind a median. */
export function listed(values: readonly number[], digits = 0): string {
  return values.map((value) => value.toFixed(digits)).join(', ')
}
