import type { Tour, TourStep } from '@aladdin/sdk/contract/preferences.ts'

export interface TourMove {
  readonly done?: TourStep
  readonly state?: Tour['state']
}

/**
 * The tour after a move. A step that was done stays done whatever another window says later; only `new` begins again.
 * The last step that is done ends the tour by itself.
 */
export function nextTour(tour: Tour, move: TourMove, stepsInAll: number): Tour {
  if (move.state === 'new') return { state: 'new', done: [] }
  const done =
    move.done === undefined || tour.done.includes(move.done) ? tour.done : [...tour.done, move.done]
  const isFinished = move.done !== undefined && done.length >= stepsInAll
  return { state: isFinished ? 'over' : (move.state ?? tour.state), done }
}
