import type { FittedRelation, FittedValue } from '../fitted.ts'
import type { Holdout } from './holdout.ts'
import type { ProjectedPeriod } from './projection.ts'
import type { ShiftedBetaGeometric } from './sbg.ts'

interface Parameters {
  readonly model: ShiftedBetaGeometric
  readonly loss: number
  readonly customers: number
  readonly left: number
}

export function parametersTable(learned: Parameters | undefined): FittedRelation {
  return {
    side: 'parameters',
    columns: [
      { name: 'name', type: 'text' },
      { name: 'value', type: 'number' },
    ],
    rows:
      learned === undefined
        ? []
        : [
            ['alpha', learned.model.alpha],
            ['beta', learned.model.beta],
            ['log_likelihood', learned.model.logLikelihood],
            ['constant_loss', learned.loss],
            ['customers', learned.customers],
            ['left', learned.left],
          ],
  }
}

export function projectionTable(periods: readonly ProjectedPeriod[]): FittedRelation {
  const names = ['survival', 'low', 'high', 'retention', 'constant', 'remaining'] as const
  return {
    side: 'projection',
    columns: [
      { name: 'period', type: 'integer' },
      ...names.map((name) => ({ name, type: 'number' as const })),
    ],
    rows: periods.map((each) => [each.period, ...names.map((name) => rounded(each[name]))]),
  }
}

interface Watched {
  readonly customers: number
  readonly cohorts: number
  readonly isAnyLost: boolean
  readonly isEnough: boolean
}

/** One row of figures; `verdict` is the word for all of it. */
export function qualityTable(
  tested: Holdout | undefined,
  { customers, cohorts, isAnyLost, isEnough }: Watched,
): FittedRelation {
  const isBetter = tested !== undefined && tested.leastGain > 0
  const verdict = !isEnough
    ? 'too few customers or periods'
    : !isAnyLost
      ? 'nobody left'
      : tested === undefined
        ? 'too few periods to test'
        : isBetter
          ? 'good'
          : 'no better than a constant loss'
  const cells: readonly (readonly [string, 'text' | 'integer' | 'number', FittedValue])[] = [
    ['customers', 'integer', customers],
    ['cohorts', 'integer', cohorts],
    ['holdout_periods', 'integer', tested?.periods ?? 0],
    ['mae', 'number', rounded(tested?.ours ?? null)],
    ['mae_low', 'number', rounded(tested?.low ?? null)],
    ['mae_high', 'number', rounded(tested?.high ?? null)],
    ['constant_mae', 'number', rounded(tested?.constant ?? null)],
    ['least_gain', 'number', rounded(tested?.leastGain ?? null)],
    ['verdict', 'text', verdict],
  ]
  return {
    side: 'quality',
    columns: cells.map(([name, type]) => ({ name, type })),
    rows: [cells.map(([, , value]) => value)],
  }
}

function rounded(value: number | null): number | null {
  return value === null ? null : Number(value.toFixed(6))
}
