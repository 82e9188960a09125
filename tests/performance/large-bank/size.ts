/** A bank with a season behind it. */
export const largeBank = { apps: 5000, people: 5000, uses: 1_000_000, days: 180 } as const
