import type { ModelBlock, SqlBlock } from '@aladdin/sdk/app/app.ts'
import { useScene } from '../scene.ts'
import { BlockFrame } from './block-frame.tsx'

/** A query or model is not drawn for readers, unless it failed; its author sees its name and can open its rows. */
export function RelationView({ block }: { block: SqlBlock | ModelBlock }) {
  const { appearance, states, actions, words } = useScene()
  const state = states.get(block.name)
  const isPreview = appearance.layout === 'preview'
  if (!isPreview && state?.status !== 'failed') return null
  return (
    <BlockFrame block={block} height={isPreview ? 28 : 0}>
      {(result) => (
        <button
          type="button"
          className="relation"
          onClick={() => actions.openPanel(block.name)}
          title={words.open}
        >
          <span className="kind">{block.kind === 'sql' ? 'SQL' : block.method}</span>
          <strong>{block.name}</strong>
          <span className="soft">
            {result.table.schema.fields
              .slice(0, 8)
              .map((field) => field.name)
              .join(' · ')}
          </span>
        </button>
      )}
    </BlockFrame>
  )
}
