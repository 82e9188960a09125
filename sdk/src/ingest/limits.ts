/** What a file may hold. An analyst's file beyond them is refused with the limit named, never cut. */
export const ingestLimits = {
  bytes: 500 * 1024 * 1024,
  columns: 2000,
  cellBytes: 64 * 1024,
  recordBytes: 1024 * 1024,
  headerLength: 200,
  /** Bad rows that are listed; all are counted. */
  listedBadRows: 100,
  /** Rows that are looked at to guess types. */
  sniffedRows: 10_000,
  sniffedBytes: 4 * 1024 * 1024,
  previewRows: 50,
} as const
