import type { RunnerStage } from '@aladdin/sdk/bridge/messages.ts'
import type { Language } from '@aladdin/sdk/contract/text.ts'
import { words } from './words.ts'

/** One line on top while the engine starts; it appears only when that takes longer than a moment. */
export function StageBar({ stage, language }: { stage: RunnerStage | undefined; language: Language }) {
  if (stage === undefined) return null
  return (
    <div className="stage" role="status">
      <span className="stage-line" />
      <span className="stage-word">{words[language][stage]}</span>
    </div>
  )
}
