/** Whether the disk, or the share of it that the server may fill, was full: told by a code or in SQLite's words. */
export function isFullDisk(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? error.code : undefined
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG' || code === 'SQLITE_FULL') return true
  return /database or disk is full|No space left on device/i.test(error.message)
}
