import { useNumber } from '../../format/number.ts'

/** A score with its share of the best one. */
export function Score({ score, best }: { score: number; best: number }) {
  const number = useNumber()
  return (
    <span className="ranks__score">
      <span className="ranks__bar" aria-hidden="true">
        <i style={{ width: `${best > 0 ? Math.min(100, (score / best) * 100) : 0}%` }} />
      </span>
      {number(score, 'decimal')}
    </span>
  )
}
