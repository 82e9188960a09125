/** What a file may hold. An analyst's file beyond them is refused with the limit named, never cut. */
export const ingestLimits = {
  bytes: 500 * 1024 * 1024,
  /** An Excel workbook, which must be held in memory. */
  sheetBytes: 50 * 1024 * 1024,
  sheetRows: 500_000,
  unpackedBytes: 600 * 1024 * 1024,
  /** Rows of a Parquet file, which can be small and mean very many. */
  rows: 100_000_000,
  unpackedParquetBytes: 8 * 1024 * 1024 * 1024,
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
