import { tableFromArrays, vectorFromArray, Table, DateDay } from 'apache-arrow'
import { describe, expect, it } from 'vitest'
import { chartKinds, type ChartBlock, type ChartSeries } from '../app/app.ts'
import { renderSvg } from './render-svg.ts'
import { chartHeight, toOption } from './to-option.ts'

const look = { language: 'zh', theme: 'light', width: 640 } as const

describe('a chart', () => {
  it('draws a forecast in the hue of what it continues, dashed, with its interval behind it', () => {
    const table = withDays({
      actual: [1, 2, null],
      predicted: [null, 2, 3],
      low: [null, 1.5, 2],
      high: [null, 2.5, 4],
    })
    const series = seriesOf(
      chart({
        chart: 'line',
        x: 'day',
        y: [drawn('actual'), drawn('predicted', { style: 'forecast' })],
        band: ['low', 'high'],
      }),
      table,
    )
    expect(series.map((one) => [one['name'], one['stack']])).toEqual([
      ['actual', undefined],
      ['predicted\u200Blow', 'band-predicted'],
      ['predicted\u200Bhigh', 'band-predicted'],
      ['predicted', undefined],
    ])
    expect(series[2]).toMatchObject({
      data: [
        ['2026-11-01', null],
        ['2026-11-02', 1],
        ['2026-11-03', 2],
      ],
      areaStyle: { opacity: 0.2 },
    })
    expect(series[0]).toMatchObject({ lineStyle: { color: '#0E7A6D', type: 'solid' } })
    expect(series[3]).toMatchObject({ lineStyle: { color: '#0E7A6D', type: [6, 4] } })
  })

  it('draws a forecast that is written before what it continues in the same hue', () => {
    const table = withDays({ predicted: [null, 2, 3], actual: [1, 2, null], other: [4, 4, 4] })
    const series = seriesOf(
      chart({
        chart: 'line',
        x: 'day',
        y: [drawn('predicted', { style: 'forecast' }), drawn('actual'), drawn('other')],
      }),
      table,
    )
    expect(series.map((one) => one['lineStyle'])).toMatchObject([
      { color: '#0E7A6D', type: [6, 4] },
      { color: '#0E7A6D', type: 'solid' },
      { color: '#D9822B', type: 'solid' },
    ])
  })

  it('splits its rows by a column and leaves a gap where a group has no row', () => {
    const table = tableFromArrays({
      month: ['01', '02', '01'],
      branch: ['西安', '西安', '宝鸡'],
      amount: Float64Array.of(5, 6, 7),
    })
    const block = chart({ chart: 'bar', x: 'month', y: [drawn('amount', { kind: 'bar' })], series: 'branch' })
    expect(seriesOf(block, table).map((one) => [one['name'], one['data']])).toEqual([
      ['西安', [5, 6]],
      ['宝鸡', [7, null]],
    ])
  })

  it('puts a second measure on the right with its own format', () => {
    const table = tableFromArrays({
      branch: ['西安'],
      amount: Float64Array.of(2e8),
      rate: Float64Array.of(0.021),
    })
    const option = toOption(
      chart({
        chart: 'bar',
        x: 'branch',
        y: [drawn('amount', { kind: 'bar' }), drawn('rate', { axis: 'right' })],
        axes: { right: { format: 'percent' } },
      }),
      table,
      look,
    ) as unknown as { yAxis: { axisLabel: { formatter: (value: number) => string } }[]; series: object[] }
    expect(option.yAxis.map((axis) => axis.axisLabel.formatter(0.021))).toEqual(['0.02', '2.1%'])
    expect(option.series[1]).toMatchObject({ type: 'line', yAxisIndex: 1 })
  })

  it('sums up the smallest shares of a whole when there are more than eight', () => {
    const table = tableFromArrays({
      kind: 'a b c d e f g h i j'.split(' '),
      amount: Float64Array.from([10, 9, 8, 7, 6, 5, 4, 3, 2, 1]),
    })
    const pie = seriesOf(chart({ chart: 'pie', x: 'kind', y: [drawn('amount')] }), table)[0]!
    expect((pie['data'] as { name: string; value: number }[]).slice(-2)).toMatchObject([
      { name: 'g', value: 4 },
      { name: '其他', value: 6 },
    ])
  })

  it('shows the figure of a gauge, which has a value and no lines', () => {
    const table = tableFromArrays({ done: Float64Array.of(0.62) })
    const block = chart({ chart: 'gauge', y: [], value: 'done', format: 'percent' })
    expect(seriesOf(block, table)[0]).toMatchObject({ max: 1, data: [{ value: 0.62 }] })
  })

  it('centres the stages of a funnel around one middle', () => {
    const table = tableFromArrays({ stage: ['申请', '审批', '放款'], cases: Float64Array.of(100, 60, 20) })
    const block = chart({ chart: 'funnel', x: 'stage', y: [drawn('cases')] })
    expect(seriesOf(block, table).map((one) => one['data'])).toEqual([
      [0, 20, 40],
      [100, 60, 20],
    ])
  })

  it('joins flows between the same places, leaves out what does not flow, and draws a circle on both sides', () => {
    const flows = (source: string[], target: string[], amount: number[]) =>
      seriesOf(
        chart({ chart: 'sankey', x: 'source', y: [drawn('target')], value: 'amount' }),
        tableFromArrays({ source, target, amount: Float64Array.from(amount) }),
      )[0]?.['links']
    expect(flows(['工资', '工资', '账户', '账户'], ['账户', '账户', '理财', '取现'], [3, 2, 4, 0])).toEqual([
      { source: '工资', target: '账户', value: 5 },
      { source: '账户', target: '理财', value: 4 },
    ])
    expect(flows(['甲', '乙'], ['乙', '甲'], [2, 1])).toEqual([
      { source: '甲', target: '乙\u200B', value: 2 },
      { source: '乙', target: '甲\u200B', value: 1 },
    ])
  })

  it('puts places on one scale in both directions, and leaves out those without a place', () => {
    const [places] = seriesOf(
      chart({ chart: 'map', x: 'lng', y: [drawn('lat'), drawn('name')] }),
      tableFromArrays({ lng: [108, 109, null], lat: [0, 0, 1], name: ['甲', '乙', '丙'] }),
    )
    const points = places?.['data'] as { name: string; value: number[] }[] // what placeSeries writes
    expect(points.map(({ name }) => name)).toEqual(['甲', '乙'])
    expect((points[1]?.value[0] ?? 0) - (points[0]?.value[0] ?? 0)).toBeCloseTo(111.2)
  })

  it('draws a network around the first row’s end, and every end once', () => {
    const [, ...clouds] = seriesOf(
      chart({ chart: 'graph', x: 'a', y: [drawn('b')], series: 'kind' }),
      tableFromArrays({
        a: ['hub', 'hub', 'one'],
        b: ['one', 'two', 'three'],
        kind: ['firm', 'firm', 'far'],
      }),
    )
    const names = clouds.flatMap((cloud) => (cloud['data'] as { name: string }[]).map(({ name }) => name)) // placeSeries
    expect(names).toEqual(['hub', 'one', 'two', 'three'])
  })

  it('gives small multiples one scale', () => {
    const table = tableFromArrays({
      month: ['01', '02', '01', '02'],
      branch: ['西安', '西安', '宝鸡', '宝鸡'],
      amount: Float64Array.of(5, 93, 1, 2),
    })
    const block = chart({ chart: 'line', x: 'month', y: [drawn('amount')], facet: 'branch' })
    const option = toOption(block, table, look) as unknown as {
      yAxis: { max: number }[]
      title: { text: string }[]
    }
    expect(option.title.map((one) => one.text)).toEqual(['西安', '宝鸡'])
    expect(option.yAxis.map((axis) => axis.max)).toEqual([95, 95])
    expect(chartHeight(block, table, 640)).toBe(196)
  })

  it.each(chartKinds)('of kind %s is drawn without a browser, also when it has no rows', (kind) => {
    const table = tableFromArrays({ name: ['甲', '乙', '丙'], amount: Float64Array.of(3, 2, 1) })
    const block = chart({
      chart: kind,
      x: kind === 'histogram' ? 'amount' : 'name',
      y: [drawn('amount')],
      series: kind === 'heatmap' ? 'name' : undefined,
    })
    expect(renderSvg(block, table, look)).toContain('<svg')
    expect(renderSvg(block, table.slice(0, 0), look)).toContain('<svg')
  })
})

function seriesOf(block: ChartBlock, table: Table): Record<string, unknown>[] {
  return toOption(block, table, look).series as Record<string, unknown>[]
}

function withDays(columns: Record<string, (number | null)[]>): Table {
  const days = ['2026-11-01', '2026-11-02', '2026-11-03'].map((day) => new Date(day))
  return new Table({
    day: vectorFromArray(days, new DateDay()),
    ...Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, vectorFromArray(values)])),
  })
}

function drawn(column: string, options: Partial<ChartSeries> = {}): ChartSeries {
  return {
    column,
    label: { zh: column, en: column },
    kind: 'line',
    axis: 'left',
    style: 'normal',
    ...options,
  }
}

function chart(options: { [Key in keyof ChartBlock]?: ChartBlock[Key] | undefined }): ChartBlock {
  return {
    kind: 'chart',
    name: 'picture',
    place: { file: 'app.md', line: 1 },
    data: 'rows',
    title: { zh: '图', en: 'Picture' },
    stack: false,
    horizontal: false,
    annotations: [],
    axes: {},
    format: 'auto',
    ...options,
  } as ChartBlock
}
