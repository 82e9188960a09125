import { useLayoutEffect, useMemo, useSyncExternalStore } from 'react'
import type { Block, BodyItem } from '@aladdin/sdk/app/app.ts'
import { ChartView } from './blocks/chart-view.tsx'
import { KpiView } from './blocks/kpi-view.tsx'
import { ProseView } from './blocks/prose-view.tsx'
import { RelationView } from './blocks/relation-view.tsx'
import { TableView } from './blocks/table-view.tsx'
import { resultInLanguage, statesInLanguage } from './in-language.ts'
import { Filters } from './inputs/filters.tsx'
import { ResultPanel } from './result-panel.tsx'
import { SceneContext, useScene } from './scene.ts'
import { StageBar } from './stage-bar.tsx'
import { usePrinted } from './use-printed.ts'
import type { Actions, ViewStore } from './view.ts'
import { words } from './words.ts'

/** The whole frame: filters on top, the document below, or one result by itself. */
export function Page({ view, actions }: { view: ViewStore; actions: Actions }) {
  const shown = useSyncExternalStore(view.subscribe, view.get)
  const { run, selected, panel } = shown
  const appearance = usePrinted(shown.appearance)
  const { language } = appearance
  const states = useMemo(() => statesInLanguage(shown.states, language), [shown.states, language])
  useLayoutEffect(() => {
    const page = document.documentElement
    page.lang = appearance.language === 'zh' ? 'zh-CN' : 'en'
    page.dataset['theme'] = appearance.theme
    page.dataset['layout'] = appearance.layout
  }, [appearance])

  const bar = <StageBar view={shown} cancel={() => actions.cancel()} />
  if (run === undefined) return bar
  return (
    <SceneContext value={{ appearance, run, states, selected, actions }}>
      <div className="top">
        {bar}
        <Filters />
      </div>
      {shown.isStopped && (
        <p className="stopped" role="status">
          {words[appearance.language].stopped}
          <button type="button" onClick={() => actions.goOn()}>
            {words[appearance.language].goOn}
          </button>
        </p>
      )}
      <main className="document">
        {run.app.body[appearance.language].map((item, index) => (
          <Item key={item.kind === 'block' ? item.name : `prose-${index}`} item={item} />
        ))}
      </main>
      {panel !== undefined && <ResultPanel panel={resultInLanguage(panel, language)} />}
    </SceneContext>
  )
}

function Item({ item }: { item: BodyItem }) {
  const { run } = useScene()
  if (item.kind === 'prose') return <ProseView nodes={item.nodes} />
  const block = run.app.blocks.find((one) => one.name === item.name)
  return block === undefined ? null : <BlockView block={block} />
}

function BlockView({ block }: { block: Block }) {
  switch (block.kind) {
    case 'chart':
      return <ChartView block={block} />
    case 'kpi':
      return <KpiView block={block} />
    case 'table':
      return <TableView block={block} />
    case 'sql':
    case 'model':
      return <RelationView block={block} />
    // Inputs stand together in the row of filters.
    case 'input':
      return null
    default:
      return block satisfies never
  }
}
