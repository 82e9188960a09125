import type { Table } from 'apache-arrow'
import { driftTable, foldsInTime, isTestableInTime } from '../checks/drift.ts'
import { leaksTable } from '../checks/leaks-table.ts'
import { permuted } from '../checks/permuted.ts'
import { qualityTable } from '../checks/quality-table.ts'
import { aucsAlone, leakAuc } from '../checks/single-column.ts'
import type { FittedRelation } from '../fitted.ts'
import type { MethodCall, Pace } from '../method.ts'
import { discriminationOf } from '../metrics/discrimination.ts'
import { dealFolds } from '../training/folds.ts'
import { gradesOf } from './grades.ts'
import { aucHeldOut, crossValidate } from './measure.ts'
import { settingsOf } from './options.ts'
import { readRows } from '../training/read-rows.ts'
import {
  calibrationTable,
  featuresTable,
  levelsTable,
  pointsTable,
  scaleTable,
  type ColumnFact,
} from './tables.ts'
import { pointsOf, scaleOf, train, type Training } from './train.ts'

/** Learns a card from all rows, and measures it by cards that had not seen the rows that they score. */
export async function fit(table: Table, call: MethodCall, pace: Pace): Promise<readonly FittedRelation[]> {
  const settings = settingsOf(call.options)
  const { isBad, features, unused, when } = readRows(table, call)
  const folds = dealFolds(isBad, settings.folds)
  const all: Training = { features, isBad, folds, without: 0, settings, pace }
  const alone = await aucsAlone(all, settings)
  const isLeak = (name: string) => (alone.get(name) ?? 0) > leakAuc
  const kept = settings.leaks === 'keep' ? features : features.filter((feature) => !isLeak(feature.name))
  const training = { ...all, features: kept }
  const card = await train(training)
  const quality = await crossValidate(training, settings.folds)
  const own = Float64Array.from(isBad, (_, row) => pointsOf(card, row))
  const facts: ColumnFact[] = [
    ...card.parts.map(({ feature, value, coefficient }) => ({
      name: feature.name,
      value,
      coefficient,
      verdict: isLeak(feature.name) ? 'leak' : 'used',
    })),
    ...card.silent.map(({ name, value, why }) => ({ name, value, coefficient: null, verdict: why })),
    ...features
      .filter((feature) => !kept.includes(feature))
      .map(({ name }) => ({ name, value: null, coefficient: null, verdict: 'leak' })),
    ...unused.map(({ name, why }) => ({ name, value: null, coefficient: null, verdict: why })),
  ].map((fact) => ({ ...fact, auc: alone.get(fact.name) ?? null }))
  return [
    pointsTable(card),
    levelsTable(card),
    scaleTable(scaleOf(settings)),
    featuresTable(facts),
    qualityTable({
      ...quality,
      rows: isBad.length,
      bad: isBad.reduce((sum, each) => sum + each, 0),
      folds: settings.folds,
      speaking: card.parts.length,
      leaks: features.filter((feature) => isLeak(feature.name)).length,
      inSampleAuc: discriminationOf(own, isBad).auc,
      permutedAuc: await aucHeldOut({ ...training, isBad: permuted(isBad, call.seed), without: 1 }),
      inTimeAuc: await aucInTime(training, when),
    }),
    calibrationTable(gradesOf(quality.points, isBad, settings)),
    leaksTable(alone, settings.leaks === 'keep'),
    driftTable(training, when),
  ]
}

/** How well the earlier rows foretell the latest; null without a day or with too few rows on either side. */
async function aucInTime(training: Training, when: Float64Array | undefined): Promise<number | null> {
  if (when === undefined) return null
  const times = foldsInTime(when)
  if (!isTestableInTime(times, training.isBad)) return null
  return await aucHeldOut({ ...training, folds: times, without: 2 })
}
