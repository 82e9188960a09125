import type { ReactNode } from 'react'
import type { Block } from '@aladdin/sdk/app/app.ts'
import type { BlockResult, BlockState } from '@aladdin/sdk/runtime/block-state.ts'
import { useScene } from '../scene.ts'
import { GivenNote } from './given-note.tsx'

/**
 * What stands around every block: title, and in place of a result why there is none. While a block runs again its
 * old result stays where it is, so nothing jumps.
 */
export function BlockFrame(props: {
  readonly block: Block
  readonly title?: string
  readonly note?: ReactNode
  /** Height kept free while there is no result yet. */
  readonly height: number
  readonly wide?: boolean
  readonly children: (result: BlockResult) => ReactNode
}) {
  const { states, selected, actions, appearance } = useScene()
  const { block, title, note, height, wide = false, children } = props
  const state = states.get(block.name)
  const result = resultOf(state)
  const isPreview = appearance.layout === 'preview'
  return (
    <figure
      id={`block-${block.name}`}
      className={`block${wide ? ' wide' : ''}${selected === block.name ? ' selected' : ''}`}
      data-block={block.name}
      data-status={state?.status ?? 'running'}
      aria-busy={state === undefined || state.status === 'running'}
      onPointerDown={isPreview ? () => actions.select(block.name) : undefined}
    >
      {title !== undefined && (
        <figcaption>
          <span>{title}</span>
          {note !== undefined && <span className="soft">{note}</span>}
        </figcaption>
      )}
      {result !== undefined && isDrawn(block) && <GivenNote block={block} table={result.table} />}
      {result === undefined ? <Absent state={state} height={height} /> : children(result)}
    </figure>
  )
}

function isDrawn({ kind }: Block): boolean {
  return kind === 'chart' || kind === 'kpi' || kind === 'table'
}

function Absent({ state, height }: { state: BlockState | undefined; height: number }) {
  const { appearance, words } = useScene()
  const { language } = appearance
  switch (state?.status) {
    case 'waiting':
      return (
        <div className="absent" role="status">
          {state.reason[language]}
        </div>
      )
    case 'failed': {
      const { message, fix, place, detail } = state.failure
      return (
        <div className="absent failed" role="alert">
          <p>{message[language]}</p>
          {fix !== undefined && <p className="fix">{fix[language]}</p>}
          <p className="soft">
            {place.file} · {words.line(place.line)}
          </p>
          {detail !== undefined && appearance.layout === 'preview' && <pre>{detail}</pre>}
        </div>
      )
    }
    case 'running':
    case 'done':
    case undefined:
      return <div className="skeleton" style={{ height }} />
    default:
      return state satisfies never
  }
}

function resultOf(state: BlockState | undefined): BlockResult | undefined {
  if (state?.status === 'done') return state.result
  return state?.status === 'running' ? state.previous : undefined
}
