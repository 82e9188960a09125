import type { Table } from 'apache-arrow'
import { driftTable, foldsInTime, isTestableInTime } from '../checks/drift.ts'
import { leaksTable } from '../checks/leaks-table.ts'
import { permuted } from '../checks/permuted.ts'
import { qualityTable } from '../checks/quality-table.ts'
import { aucsAlone, bestColumnOf, leakAuc, plainBinning } from '../checks/single-column.ts'
import type { FittedRelation } from '../fitted.ts'
import { MethodRefusal, type MethodCall, type Pace } from '../method.ts'
import { calibrationErrorOf, calibrationOf } from '../metrics/calibration.ts'
import { discriminationOf } from '../metrics/discrimination.ts'
import { brierOf, logLossOf } from '../metrics/probability.ts'
import { dealFolds } from '../training/folds.ts'
import { readRows } from '../training/read-rows.ts'
import { binColumn, type BinnedColumn } from './bin-columns.ts'
import { boostOn, crossBoost, marginsOf, probabilitiesOf, type Boosting } from './cross-boost.ts'
import { recipeOf } from './options.ts'
import { calibrationTable, featuresTable, levelsTable, treesTable } from './tables.ts'

const patience = 20

/** Grows a model from all rows, as many trees as serve rows that were held back, and checks it on those. */
export async function fit(table: Table, call: MethodCall, pace: Pace): Promise<readonly FittedRelation[]> {
  const { isBad, features, unused, when } = readRows(table, call)
  const keepsLeaks = call.options['leaks'] === 'keep'
  const folds = dealFolds(isBad, Number(call.options['folds']))
  const all = { features, isBad, folds, pace }
  const alone = await aucsAlone(all, plainBinning)
  const kept = keepsLeaks ? features : features.filter(({ name }) => (alone.get(name) ?? 0) <= leakAuc)
  const columns = kept.map(binColumn)
  const directions = directionsOf(columns, call)
  const boosting: Boosting = {
    columns,
    isBad,
    recipe: recipeOf(call.options, isBad.length, directions),
    seed: call.seed,
    pace,
  }
  const mostTrees = columns.length === 0 ? 0 : Number(call.options['trees'])
  const crossed = await crossBoost({ ...boosting, folds, mostTrees, patience })
  const everyRow = Int32Array.from(isBad.keys())
  const model = await boostOn(boosting, everyRow, crossed.trees)
  const probabilities = probabilitiesOf(crossed.margins)
  const bins = calibrationOf(probabilities, isBad, Math.max(1, Math.min(10, Math.floor(isBad.length / 40))))
  const checked = { ...all, features: kept }
  return [
    treesTable(model, columns),
    levelsTable(model, columns),
    featuresTable({ model, columns, alone, unused }),
    qualityTable({
      ...discriminationOf(negated(crossed.margins), isBad),
      rows: isBad.length,
      bad: isBad.reduce((sum, each) => sum + each, 0),
      folds: Number(call.options['folds']),
      speaking: new Set(model.trees.flatMap((tree) => [...tree.column].filter((column) => column >= 0))).size,
      brier: brierOf(probabilities, isBad),
      logLoss: logLossOf(probabilities, isBad),
      calibrationError: calibrationErrorOf(bins),
      inSampleAuc: discriminationOf(negated(marginsOf(model, boosting)), isBad).auc,
      baseline: await bestColumnOf(checked, plainBinning),
      leaks: [...alone.values()].filter((auc) => auc > leakAuc).length,
      permutedAuc: await aucHeldOut(
        { ...boosting, isBad: permuted(isBad, call.seed) },
        { folds, without: 1, trees: Math.max(10, crossed.trees) },
      ),
      inTimeAuc: await aucInTime(boosting, when, crossed.trees),
    }),
    calibrationTable(bins),
    leaksTable(alone, keepsLeaks),
    driftTable(checked, when),
  ]
}

interface HeldOut {
  readonly folds: Uint8Array
  readonly without: number
  readonly trees: number
}

async function aucHeldOut(boosting: Boosting, { folds, without, trees }: HeldOut): Promise<number> {
  const { columns, isBad } = boosting
  if (columns.length === 0) return 0.5
  const rows = Int32Array.from(folds.keys())
  const model = await boostOn(
    boosting,
    rows.filter((row) => folds[row] !== without),
    trees,
  )
  const margins = marginsOf(model, boosting)
  const held = rows.filter((row) => folds[row] === without)
  return discriminationOf(
    Float64Array.from(held, (row) => -(margins[row] ?? 0)),
    Uint8Array.from(held, (row) => isBad[row] ?? 0),
  ).auc
}

/** How well the earlier rows foretell the latest; null without a day or with too few rows on either side. */
async function aucInTime(boosting: Boosting, when: Float64Array | undefined, trees: number) {
  if (when === undefined) return null
  const folds = foldsInTime(when)
  if (!isTestableInTime(folds, boosting.isBad)) return null
  return await aucHeldOut(boosting, { folds, without: 2, trees })
}

/** More risk is a lower score where discrimination is measured. */
function negated(margins: Float64Array): Float64Array {
  return margins.map((margin) => -margin)
}

function directionsOf(columns: readonly BinnedColumn[], { options }: MethodCall): Int8Array {
  const asked = (option: string) => (options[option] as readonly string[] | undefined) ?? [] // checked against the schema
  const directions = new Int8Array(columns.length)
  for (const [option, direction] of [
    ['rising', 1],
    ['falling', -1],
  ] as const) {
    for (const name of asked(option)) {
      const place = columns.findIndex((column) => column.name.toLowerCase() === name.toLowerCase())
      const column = columns[place]
      if (column?.kind === 'number') directions[place] = direction
      else throw noOrder(name, option)
    }
  }
  return directions
}

function noOrder(name: string, option: string): MethodRefusal {
  return new MethodRefusal({
    zh: `${option} 中的列 ${name} 不在可用的数值列里，请改为一个数值列或把它去掉`,
    en: `column ${name} under ${option} is not among the columns of numbers that are used: name one that is, or take it out`,
  })
}
