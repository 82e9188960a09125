import { inputsOf } from '@aladdin/sdk/runtime/parameter-types.ts'
import { useScene } from '../scene.ts'

/** Why a block shows nothing, and what to do about it. */
export function EmptyNote() {
  const { run, words } = useScene()
  return (
    <div className="absent">
      <p>{words.empty}</p>
      <p className="soft">{inputsOf(run.app).length > 0 ? words.emptyWiden : words.emptyAuthor}</p>
    </div>
  )
}
