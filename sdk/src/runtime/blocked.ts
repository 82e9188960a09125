import type { LocalText } from '../contract/text.ts'
import type { BlockState } from './block-state.ts'
import type { Task } from './task.ts'

export type Blocked = BlockState & { readonly status: 'failed' | 'waiting' }

/**
 * Why a task cannot run now, from its own text, its parameters and what it reads. `settled` gives the state of a task
 * that had its turn, and undefined before it; then its text says whether it can have one.
 */
export function blockedBy(
  task: Task,
  tasks: ReadonlyMap<string, Task>,
  settled: (task: Task) => BlockState | undefined,
): Blocked | undefined {
  if (task.failure) return { status: 'failed', failure: task.failure }
  if (task.missing.length > 0) {
    return waiting(
      joined(task.missing.map((each) => each.reason)),
      task.missing.map((each) => each.name),
    )
  }
  for (const name of task.needs) {
    const need = tasks.get(name)
    const state = need && (settled(need) ?? blockedBy(need, tasks, settled))
    if (state?.status === 'waiting') return waiting(waitsFor(name, state.reason), [name])
    if (state?.status === 'failed') return waiting(failedBefore(name), [name])
  }
  return undefined
}

/** The viewer has ended the computing before this block had its turn. */
export function stopped(): Blocked {
  return waiting({ zh: '已停止，修改参数后会重新运行', en: 'stopped: change a parameter to run again' }, [])
}

function waiting(reason: LocalText, missing: readonly string[]): Blocked {
  return { status: 'waiting', reason, missing }
}

function joined(reasons: readonly LocalText[]): LocalText {
  return { zh: reasons.map((each) => each.zh).join('；'), en: reasons.map((each) => each.en).join('; ') }
}

function waitsFor(name: string, reason: LocalText): LocalText {
  return { zh: `等待 ${name}：${reason.zh}`, en: `waits for ${name}: ${reason.en}` }
}

function failedBefore(name: string): LocalText {
  return { zh: `${name} 出错，请先修正它`, en: `${name} failed: correct it first` }
}
