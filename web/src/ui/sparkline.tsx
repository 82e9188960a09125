/** Counts over days as one small line with its last point; `label` says it in words. */
export function Sparkline({ counts, label }: { counts: readonly number[]; label: string }) {
  const most = Math.max(1, ...counts)
  const x = (index: number) => 2 + (index * (width - 4)) / Math.max(1, counts.length - 1)
  const y = (count: number) => height - 2.5 - (count / most) * (height - 5)
  const last = counts.length - 1
  return (
    <svg width={width} height={height} role="img" aria-label={label}>
      <title>{label}</title>
      <polyline
        points={counts.map((count, index) => `${x(index).toFixed(1)},${y(count).toFixed(1)}`).join(' ')}
        fill="none"
        stroke="var(--teal)"
        strokeWidth="1.25"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
      {last >= 0 && <circle cx={x(last)} cy={y(counts[last] ?? 0)} r="1.75" fill="var(--teal)" />}
    </svg>
  )
}

const width = 52
const height = 16
