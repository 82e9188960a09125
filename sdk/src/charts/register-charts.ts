import {
  BarChart,
  BoxplotChart,
  GaugeChart,
  HeatmapChart,
  LineChart,
  PieChart,
  SankeyChart,
  ScatterChart,
} from 'echarts/charts'
import {
  AriaComponent,
  GridComponent,
  LegendScrollComponent,
  MarkAreaComponent,
  MarkLineComponent,
  TitleComponent,
  TooltipComponent,
  VisualMapContinuousComponent,
} from 'echarts/components'
import { use } from 'echarts/core'

/** Tells ECharts of the parts that `toOption` draws with, and of no other: the frame's program stays small. */
export function registerCharts(): void {
  use([
    LineChart,
    BarChart,
    ScatterChart,
    PieChart,
    HeatmapChart,
    BoxplotChart,
    GaugeChart,
    SankeyChart,
    GridComponent,
    TooltipComponent,
    LegendScrollComponent,
    TitleComponent,
    VisualMapContinuousComponent,
    MarkLineComponent,
    MarkAreaComponent,
    AriaComponent,
  ])
}
