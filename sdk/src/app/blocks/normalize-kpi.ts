import type { KpiBlock } from '../app.ts'
import type { FigureSpec, KpiSpec } from './kpi.ts'
import { toLocalText, type BlockReading } from './read-block.ts'

/** Key figures with everything filled in; undefined when the block names none. */
export function normalizeKpi(reading: BlockReading<KpiSpec>): KpiBlock | undefined {
  const { spec, name, place, report } = reading
  const { data, figures, ...own } = spec
  const stray = Object.keys(own)[0]
  if (figures && stray !== undefined) {
    report('field-not-here', [stray], { kind: 'kpi + figures', field: stray })
    return undefined
  }
  if (!figures && own.value === undefined) {
    report('field-needed', [], { kind: 'kpi', field: 'value' })
    return undefined
  }
  const list = figures ?? [{ ...own, value: own.value ?? '' }]
  return {
    kind: 'kpi',
    name,
    place,
    data,
    figures: list.map((each) => toFigure(typeof each === 'string' ? { value: each } : each)),
  }
}

function toFigure(figure: FigureSpec): KpiBlock['figures'][number] {
  return {
    value: figure.value,
    label: toLocalText(figure.label, figure.value),
    format: figure.format ?? 'auto',
    ...(figure.unit === undefined ? {} : { unit: toLocalText(figure.unit) }),
    ...(figure.compare === undefined ? {} : { compare: figure.compare }),
    ...(figure.compareLabel === undefined ? {} : { compareLabel: toLocalText(figure.compareLabel) }),
    better: figure.better ?? 'neither',
  }
}
