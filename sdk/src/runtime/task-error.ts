import type { BlockFailure } from './block-state.ts'
import type { EngineError } from './engine.ts'
import { failureOf } from './failure.ts'
import type { Plan } from './plan.ts'
import type { Task } from './task.ts'

/** Why a query of the console failed. */
export class QueryFailure extends Error {
  readonly failure: BlockFailure
  constructor(failure: BlockFailure) {
    super(failure.message.en)
    this.name = 'QueryFailure'
    this.failure = failure
  }
}

/** A task failed; it may be one that another task needed. */
export class TaskError extends Error {
  readonly task: Task
  readonly failure: BlockFailure
  constructor(task: Task, failure: BlockFailure) {
    super(failure.message.en)
    this.name = 'TaskError'
    this.task = task
    this.failure = failure
  }
}

/** The failure of a task's own statement: its lines are the block's, after the one that the platform put before. */
export function taskFailure(error: EngineError, task: Task, plan: Plan): BlockFailure {
  const own = task.build?.kind === 'sql' ? { linesBefore: 1 } : {}
  return failureOf(error, { place: task.place, ...own, relations: [...plan.producers.values()] })
}
