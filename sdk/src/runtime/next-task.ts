import type { Task } from './task.ts'

/** What happened to the tasks of a plan so far. */
export interface Progress {
  readonly isSettled: (task: Task) => boolean
  /** The engine trapped while this was computed or read: it gets a turn of its own. */
  readonly isSuspect: (task: Task) => boolean
}

/**
 * The task to do next: what somebody looks at comes before what only the editor wants to know. A view costs nothing
 * until it is read, so whoever reads it need not wait for its turn; what is stored or fitted comes before its readers.
 */
export function nextTask(tasks: readonly Task[], { isSettled, isSuspect }: Progress): Task | undefined {
  const open = tasks.filter((task) => !isSettled(task))
  const seen = open.find(isSeen)
  if (seen === undefined) return open[0]
  return openNeeds(seen, open).find((need) => isSuspect(need) || isHeavy(need)) ?? seen
}

/** Of the `open` tasks those that this one reads, also through others, each after what it reads itself. */
export function openNeeds(task: Task, open: readonly Task[]): readonly Task[] {
  const found = new Set<string>()
  const walk = (reader: Task): void => {
    for (const need of open) {
      if (found.has(need.name) || !reader.needs.includes(need.name)) continue
      found.add(need.name)
      walk(need)
    }
  }
  walk(task)
  return open.filter(({ name }) => found.has(name))
}

function isSeen({ block }: Task): boolean {
  return block !== undefined && block.kind !== 'sql' && block.kind !== 'model'
}

function isHeavy({ build }: Task): boolean {
  return build?.kind === 'model' || (build?.kind === 'sql' && build.stored)
}
