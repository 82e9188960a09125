/** Size of a file as a person reads it: `3.1 MB`. */
export function formatBytes(bytes: number): string {
  const step = steps.findLast(([size]) => bytes >= size)
  if (step === undefined) return `${bytes} B`
  const [size, unit] = step
  const shown = bytes / size
  return `${shown.toFixed(shown < 10 ? 1 : 0)} ${unit}`
}

const steps = [
  [1024, 'kB'],
  [1024 ** 2, 'MB'],
  [1024 ** 3, 'GB'],
] as const
