/**
 * Whether the disk, or the share of it that the server may fill, was full. The system tells it by a code; SQLite and
 * DuckDB, also from a child process, in their words.
 */
export function isFullDisk(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? error.code : undefined
  return codes.some((each) => each === code) || sentence.test(error.message)
}

const codes = ['ENOSPC', 'EDQUOT', 'EFBIG', 'SQLITE_FULL']
const sentence =
  /database or disk is full|No space left on device|File too large|Disk quota exceeded|ENOSPC|EFBIG|EDQUOT/i
