import { describe, expect, test } from 'vitest'
import { calibrationErrorOf, calibrationOf } from '@aladdin/sdk/methods/metrics/calibration.ts'
import { profitOf } from '@aladdin/sdk/methods/metrics/cost.ts'
import { discriminationOf, giniOf } from '@aladdin/sdk/methods/metrics/discrimination.ts'
import { absoluteErrorOf, pinballOf, symmetricErrorOf } from '@aladdin/sdk/methods/metrics/forecast-errors.ts'
import { liftAt } from '@aladdin/sdk/methods/metrics/lift.ts'
import { brierOf, logLossOf, rateOf } from '@aladdin/sdk/methods/metrics/probability.ts'
import { qiniOf } from '@aladdin/sdk/methods/metrics/qini.ts'
import { stabilityOf } from '@aladdin/sdk/methods/metrics/stability.ts'

const isBad = Uint8Array.from([1, 1, 0, 0, 1, 0])

describe('metrics against numbers worked out by hand', () => {
  test('AUC counts pairs, equal scores half; KS is the widest gap; Gini is twice AUC less one', () => {
    const { auc, ks, low, high } = discriminationOf(Float64Array.from([1, 2, 2, 3, 4, 5]), isBad)
    expect(auc).toBeCloseTo(6.5 / 9, 12)
    expect(ks).toBeCloseTo(1 / 3, 12)
    expect(giniOf(auc)).toBeCloseTo(4 / 9, 12)
    expect(low).toBeLessThan(auc)
    expect(high).toBeGreaterThan(auc)
  })

  test('a score that is the same for everyone tells nothing, and one kind only tells nothing', () => {
    expect(discriminationOf(new Float64Array(6), isBad)).toMatchObject({ auc: 0.5, ks: 0 })
    expect(discriminationOf(Float64Array.from([1, 2]), Uint8Array.from([0, 0])).auc).toBe(0.5)
  })

  test('Brier and log-loss of three rows', () => {
    const probabilities = Float64Array.from([0.9, 0.2, 0.4])
    const outcomes = Uint8Array.from([1, 0, 1])
    expect(brierOf(probabilities, outcomes)).toBeCloseTo((0.01 + 0.04 + 0.36) / 3, 12)
    expect(logLossOf(probabilities, outcomes)).toBeCloseTo(
      -(Math.log(0.9) + Math.log(0.8) + Math.log(0.4)) / 3,
      12,
    )
    expect(rateOf(outcomes)).toBeCloseTo(2 / 3, 12)
    expect(logLossOf(Float64Array.from([0]), Uint8Array.from([1]))).toBeLessThan(28)
  })

  test('calibration: two bins, and the error is the mean distance by rows', () => {
    const bins = calibrationOf(Float64Array.from([0.1, 0.1, 0.8, 0.8]), Uint8Array.from([0, 1, 1, 1]), 2)
    expect(bins.map(({ rows, bad }) => [rows, bad])).toEqual([
      [2, 1],
      [2, 2],
    ])
    expect(calibrationErrorOf(bins)).toBeCloseTo((2 * 0.4 + 2 * 0.2) / 4, 12)
  })

  test('PSI is nothing for equal shares and finite for an empty group', () => {
    expect(stabilityOf([100, 300], [50, 150])).toBeCloseTo(0, 4)
    // (0.3 − 0.5)·ln(0.3/0.5) + (0.7 − 0.5)·ln(0.7/0.5)
    expect(stabilityOf([50_000, 50_000], [30_000, 70_000])).toBeCloseTo(0.169_459, 3)
    expect(Number.isFinite(stabilityOf([10, 0], [0, 10]))).toBe(true)
  })

  test('lift of a list: ties at its end count by the share that fits', () => {
    const scores = Float64Array.from([0.9, 0.5, 0.5, 0.1])
    expect(liftAt(scores, Uint8Array.from([1, 1, 0, 0]), 2)).toEqual({ hits: 1.5, capture: 0.75, lift: 1.5 })
  })

  test('sMAPE, MAE and pinball; a missing day counts nowhere', () => {
    const pairs = { actual: [10, 0, Number.NaN], forecast: [5, 0, 7] }
    expect(symmetricErrorOf(pairs)).toBeCloseTo((200 * 5) / 15 / 2, 12)
    expect(absoluteErrorOf(pairs)).toBe(2.5)
    expect(pinballOf({ actual: [10, 10], forecast: [5, 12] }, 0.9)).toBeCloseTo((4.5 + 0.2) / 2, 12)
  })

  test('profit: taken when the expected gain is more than the expected loss', () => {
    const stakes = { gain: Float64Array.from([5, 5, 5]), loss: Float64Array.from([25, 25, 25]) }
    expect(profitOf(Float64Array.from([0.1, 0.1, 0.5]), Uint8Array.from([0, 1, 1]), stakes)).toEqual({
      everyone: -45,
      chosen: -20,
      oracle: 5,
    })
  })

  test('Qini: a perfect order gains, its reverse loses, and the effect on all is the same', () => {
    // the first half answers when treated, the second half never does
    const rows = Array.from({ length: 400 }, (_, row) => row)
    const experiment = {
      isTreated: Uint8Array.from(rows, (row) => row % 2),
      outcomes: Uint8Array.from(rows, (row) => (row < 200 && row % 2 === 1 ? 1 : 0)),
    }
    const right = qiniOf({ ...experiment, scores: Float64Array.from(rows, (row) => -row) })
    const wrong = qiniOf({ ...experiment, scores: Float64Array.from(rows) })
    expect(right.effect).toBeCloseTo(0.5, 12)
    expect(right.topEffect).toBeCloseTo(1, 12)
    // area of the triangle and the rectangle above it: 0.375 against 0.25 at random
    expect(right.q).toBeCloseTo(0.5, 2)
    expect(wrong.q).toBeCloseTo(-0.5, 2)
  })
})
