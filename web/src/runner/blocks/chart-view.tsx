import { init, use, type EChartsType } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import type { Table } from 'apache-arrow'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { ChartBlock } from '@aladdin/sdk/app/app.ts'
import { chartHeight, toOption } from '@aladdin/sdk/charts/to-option.ts'
import { useScene } from '../scene.ts'
import { BlockFrame } from './block-frame.tsx'
import { useUnchanged } from '../use-unchanged.ts'
import { EmptyNote } from './empty-note.tsx'

use([CanvasRenderer])

export function ChartView({ block }: { block: ChartBlock }) {
  const { appearance } = useScene()
  const isWide = block.chart !== 'gauge' && block.chart !== 'pie'
  return (
    <BlockFrame
      block={block}
      title={block.title[appearance.language]}
      height={chartHeight(block, undefined, Math.min(innerWidth - 32, isWide ? 1120 : 760))}
      wide={isWide}
    >
      {({ table }) => (table.numRows === 0 ? <EmptyNote /> : <Picture block={block} table={table} />)}
    </BlockFrame>
  )
}

function Picture({ block: written, table }: { block: ChartBlock; table: Table }) {
  const { appearance } = useScene()
  // Every key in the text makes blocks anew; what is drawn does not depend on the line where they stand.
  const block = useUnchanged({ ...written, place: nowhere })
  const place = useRef<HTMLDivElement>(null)
  const chart = useRef<EChartsType>(null)
  const [width, setWidth] = useState(0)
  const height = chartHeight(block, table, width === 0 ? 720 : width)

  useEffect(() => {
    const element = place.current
    if (element === null) return
    const observer = new ResizeObserver(() => setWidth(Math.floor(element.clientWidth)))
    observer.observe(element)
    return () => {
      observer.disconnect()
      chart.current?.dispose()
      chart.current = null
    }
  }, [])

  // Before the browser paints: on paper there is no later.
  useLayoutEffect(() => {
    const element = place.current
    if (element === null || width === 0) return
    chart.current ??= init(element, null, { renderer: 'canvas', width, height })
    chart.current.resize({ width, height })
    const { language, theme } = appearance
    chart.current.setOption(toOption(block, table, { language, theme, width }), { notMerge: true })
  }, [appearance, block, table, width, height])

  return <div ref={place} className="chart" style={{ height }} />
}

const nowhere = { file: '', line: 0 }
