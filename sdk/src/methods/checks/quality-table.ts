import type { FittedRelation, FittedValue } from '../fitted.ts'
import { giniOf, type Discrimination } from '../metrics/discrimination.ts'
import type { BestColumn } from './single-column.ts'

/** What is known of a model on rows that taught it nothing, and of the simplest rules beside it. */
export interface QualityFacts extends Discrimination {
  readonly rows: number
  readonly bad: number
  readonly folds: number
  /** Columns that speak. */
  readonly speaking: number
  readonly brier: number
  readonly logLoss: number
  readonly calibrationError: number
  readonly inSampleAuc: number
  readonly baseline: BestColumn
  readonly leaks: number
  /** AUC that is left when the outcomes are dealt at random. */
  readonly permutedAuc: number
  /** AUC on the latest rows from the earlier ones; null where no day is named. */
  readonly inTimeAuc: number | null
}

/** One row of figures; `verdict` is the word for all of it. */
export function qualityTable(facts: QualityFacts): FittedRelation {
  const { rows, bad, baseline } = facts
  const rate = bad / rows
  const cells: readonly (readonly [string, 'text' | 'integer' | 'number', FittedValue])[] = [
    ['rows', 'integer', rows],
    ['bad', 'integer', bad],
    ['bad_rate', 'number', rate],
    ['folds', 'integer', facts.folds],
    ['features', 'integer', facts.speaking],
    ['auc', 'number', facts.auc],
    ['auc_low', 'number', facts.low],
    ['auc_high', 'number', facts.high],
    ['ks', 'number', facts.ks],
    ['gini', 'number', giniOf(facts.auc)],
    ['brier', 'number', facts.brier],
    ['log_loss', 'number', facts.logLoss],
    ['calibration_error', 'number', facts.calibrationError],
    ['in_sample_auc', 'number', facts.inSampleAuc],
    ['baseline_column', 'text', baseline.column],
    ['baseline_auc', 'number', baseline.auc],
    ['baseline_ks', 'number', baseline.ks],
    ['baseline_brier', 'number', rate * (1 - rate)],
    ['permuted_auc', 'number', facts.permutedAuc],
    ['in_time_auc', 'number', facts.inTimeAuc],
    ['leaks', 'integer', facts.leaks],
    ['verdict', 'text', verdictOf(facts)],
  ]
  return {
    side: 'quality',
    columns: cells.map(([name, type]) => ({ name, type })),
    rows: [cells.map(([, , value]) => (typeof value === 'number' ? Number(value.toFixed(6)) : value))],
  }
}

function verdictOf({ auc, low, bad, rows, leaks, speaking }: QualityFacts): string {
  if (leaks > 0) return 'leak'
  // 99 per cent: one in forty tables without any meaning would pass the usual interval
  if (speaking === 0 || auc - 1.31 * (auc - low) <= 0.5) return 'no signal'
  return Math.min(bad, rows - bad) < 100 ? 'few bad rows' : 'good'
}
