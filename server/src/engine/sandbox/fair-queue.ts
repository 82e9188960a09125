/** Who asks, as far as fairness goes. */
export interface Asker {
  readonly person: string
  readonly branch: string
}

export interface Job<TWork> {
  readonly asker: Asker
  /** Work ahead of time waits until no person does. */
  readonly isBackground: boolean
  readonly work: TWork
}

export const queueLimits = { perPerson: 2, perBranch: 8 }

/**
 * Work that waits or runs, with an end to what one person or one branch may have of it at once. The next job is of
 * the branch, and in it of the person, that has the fewest running; among equals the one that came first.
 */
export class FairQueue<TWork> {
  readonly #limits: typeof queueLimits
  #waiting: Job<TWork>[] = []
  #running: Job<TWork>[] = []

  constructor(limits = queueLimits) {
    this.#limits = limits
  }

  get waiting(): number {
    return this.#waiting.length
  }

  /** False, and nothing is added, when this person or branch has enough under way. */
  add(job: Job<TWork>): boolean {
    if (!job.isBackground) {
      const all = [...this.#waiting, ...this.#running].filter(({ isBackground }) => !isBackground)
      const { person, branch } = job.asker
      if (all.filter(({ asker }) => asker.person === person).length >= this.#limits.perPerson) return false
      if (all.filter(({ asker }) => asker.branch === branch).length >= this.#limits.perBranch) return false
    }
    this.#waiting.push(job)
    return true
  }

  /** The job whose turn it is, from now on running. */
  take(): Job<TWork> | undefined {
    const [first, ...others] = this.#waiting
    if (first === undefined) return undefined
    const next = others.reduce(
      (best, job) => (compare(this.#rank(job), this.#rank(best)) < 0 ? job : best),
      first,
    )
    this.#waiting = this.#waiting.filter((job) => job !== next)
    this.#running.push(next)
    return next
  }

  /** A job has ended, or is not wanted any more. */
  end(job: Job<TWork>): void {
    this.#waiting = this.#waiting.filter((other) => other !== job)
    this.#running = this.#running.filter((other) => other !== job)
  }

  #rank({ asker, isBackground }: Job<TWork>): readonly number[] {
    const ofBranch = this.#running.filter((job) => job.asker.branch === asker.branch).length
    const ofPerson = this.#running.filter((job) => job.asker.person === asker.person).length
    return [isBackground ? 1 : 0, ofBranch, ofPerson]
  }
}

function compare(left: readonly number[], right: readonly number[]): number {
  return left.map((value, index) => value - (right[index] ?? 0)).find((difference) => difference !== 0) ?? 0
}
