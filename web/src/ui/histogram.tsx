/** Row counts of equal bins as small bars; `label` says what they span. */
export function Histogram({ counts, label }: { counts: readonly number[]; label: string }) {
  const most = Math.max(1, ...counts)
  const step = width / Math.max(1, counts.length)
  return (
    <svg width={width} height={height} role="img" aria-label={label}>
      <title>{label}</title>
      {counts.map((count, index) => {
        const tall = count === 0 ? 0 : Math.max(1.5, (count / most) * height)
        return (
          <rect
            // A bin is its place.
            // oxlint-disable-next-line react/no-array-index-key
            key={index}
            x={index * step}
            y={height - tall}
            width={Math.max(1, step - 1)}
            height={tall}
            fill="var(--teal)"
            opacity="0.75"
          />
        )
      })}
    </svg>
  )
}

const width = 152
const height = 24
