import { useEffect, useRef } from 'react'
import { formatNumber } from '@aladdin/sdk/format/number.ts'
import { GridView } from './blocks/grid-view.tsx'
import { useScene } from './scene.ts'
import type { Panel } from './view.ts'

/** One result over the whole frame: of the author's console, or of a block that is looked at. */
export function ResultPanel({ panel }: { panel: Panel }) {
  const { actions, appearance, words } = useScene()
  const close = useRef<HTMLButtonElement>(null)
  useEffect(() => close.current?.focus(), [])
  const { language } = appearance
  const shown = formatNumber(panel.table.numRows, { format: 'integer', language })
  return (
    <section className="panel" aria-label={panel.title === '' ? words.result : panel.title}>
      <header>
        <strong>{panel.title === '' ? words.result : panel.title}</strong>
        <span className="soft">
          {panel.truncated ? words.more(shown) : words.rows(shown)} ·{' '}
          {words.seconds((panel.elapsedMs / 1000).toFixed(2))}
        </span>
        <button ref={close} type="button" onClick={() => actions.closePanel()}>
          {words.back}
        </button>
      </header>
      <GridView table={panel.table} columns={[]} height="100%" />
    </section>
  )
}
