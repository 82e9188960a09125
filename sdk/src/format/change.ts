const printer = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1, signDisplay: 'never' })

export interface Change {
  readonly direction: 'up' | 'down' | 'none'
  /** Size of the change without its sign, such as `12.3%`. */
  readonly text: string
}

/** How far `now` is from `before`, as a share of it; undefined when there is nothing to divide by. */
export function changeOf(now: number, before: number): Change | undefined {
  if (!Number.isFinite(now) || !Number.isFinite(before) || before === 0) return undefined
  const change = ((now - before) / Math.abs(before)) * 100
  const direction = Math.abs(change) < 0.05 ? 'none' : change > 0 ? 'up' : 'down'
  return { direction, text: `${printer.format(change)}%` }
}
