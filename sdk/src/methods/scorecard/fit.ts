import type { Table } from 'apache-arrow'
import type { FittedRelation } from '../fitted.ts'
import type { MethodCall, Pace } from '../method.ts'
import { discriminationOf } from './discrimination.ts'
import { dealFolds } from './folds.ts'
import { gradesOf } from './grades.ts'
import { aucAlone, crossValidate } from './measure.ts'
import { settingsOf } from './options.ts'
import { readRows } from './read-rows.ts'
import {
  calibrationTable,
  featuresTable,
  levelsTable,
  pointsTable,
  qualityTable,
  scaleTable,
  type ColumnFact,
} from './tables.ts'
import { pointsOf, scaleOf, train, type Training } from './train.ts'

/** A column that alone tells good from bad this well has most likely seen the outcome. */
const leakAuc = 0.95

/** Learns a card from all rows, and measures it by cards that had not seen the rows that they score. */
export async function fit(table: Table, call: MethodCall, pace: Pace): Promise<readonly FittedRelation[]> {
  const settings = settingsOf(call.options)
  const { isBad, features, unused } = readRows(table, call)
  const folds = dealFolds(isBad, settings.folds)
  const all: Training = { features, isBad, folds, without: 0, settings, pace }
  const alone = new Map<string, number>()
  for (const feature of features) {
    await pace()
    alone.set(feature.name, aucAlone(feature, all))
  }
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
      quality,
      rows: isBad.length,
      bad: isBad.reduce((sum, each) => sum + each, 0),
      folds: settings.folds,
      speaking: card.parts.length,
      leaks: features.filter((feature) => isLeak(feature.name)).length,
      inSampleAuc: discriminationOf(own, isBad).auc,
    }),
    calibrationTable(gradesOf(quality.points, isBad, settings)),
  ]
}
