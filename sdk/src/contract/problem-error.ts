import { problemTitle, problems, type Problem, type ProblemCode, type ProblemFields } from './problem.ts'

/** An expected refusal. The server turns it into its answer, the client turns the answer back into it. */
export class ProblemError extends Error {
  readonly problem: Problem
  constructor(problem: Problem, options?: ErrorOptions) {
    super(problem.code, options)
    this.name = 'ProblemError'
    this.problem = problem
  }
}

/**
 * The error to throw for an expected refusal.
 *
 * @example throw problem('name-taken', { name: 'atm-cash' })
 */
export function problem(code: ProblemCode, fields: ProblemFields = {}): ProblemError {
  return new ProblemError({
    type: `/problems/${code}`,
    code,
    title: problemTitle(code, fields),
    status: problems[code][0],
    fields,
  })
}
