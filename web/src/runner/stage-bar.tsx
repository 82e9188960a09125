import type { RunnerStage } from '@aladdin/sdk/bridge/messages.ts'
import type { Language } from '@aladdin/sdk/contract/text.ts'
import type { View } from './view.ts'
import { words } from './words.ts'

/**
 * A line on top while something is on its way, which appears only when that takes longer than a moment; after two
 * seconds what is being done, how far it is and a way to stop.
 */
export function StageBar({ view, cancel }: { view: View; cancel: () => void }) {
  const stage = stageOf(view)
  if (stage === undefined) return null
  const { language } = view.appearance
  const share = stage === 'compute' ? settledShare(view) : undefined
  return (
    <div className="stage">
      <span
        className={share === undefined ? 'stage-line' : 'stage-line measured'}
        style={share === undefined ? undefined : { width: `${(100 * share.done) / share.all}%` }}
      />
      <span className="stage-word">
        <span role="status">{stageText(language, { stage, share })}</span>
        {view.run !== undefined && stage === 'compute' && (
          <button type="button" onClick={cancel}>
            {words[language].cancel}
          </button>
        )}
      </span>
    </div>
  )
}

/** A filter that was moved starts blocks again without any stage before. */
function stageOf({ stage, states }: View): RunnerStage | undefined {
  if (stage !== undefined) return stage
  return [...states.values()].some((state) => state.status === 'running') ? 'compute' : undefined
}

interface Share {
  readonly done: number
  readonly all: number
}

function settledShare({ run, states }: View): Share | undefined {
  const all = run?.app.blocks.filter((block) => block.kind !== 'input') ?? []
  if (all.length === 0) return undefined
  const done = all.filter((block) => (states.get(block.name)?.status ?? 'running') !== 'running')
  return { done: done.length, all: all.length }
}

function stageText(language: Language, at: { stage: RunnerStage; share: Share | undefined }): string {
  const word = words[language][at.stage]
  return at.share === undefined ? word : `${word} ${words[language].progress(at.share.done, at.share.all)}`
}
