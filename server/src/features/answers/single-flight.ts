interface Flight<TResult> {
  readonly result: Promise<TResult>
  readonly abort: AbortController
  waiting: number
}

export type SingleFlight<TResult> = (
  key: string,
  signal: AbortSignal | undefined,
  work: (shared: AbortSignal) => Promise<TResult>,
) => Promise<TResult>

/** Work of equal key is done once and given to all who ask meanwhile; it ends when the last of them has left. */
export function createSingleFlight<TResult>(): SingleFlight<TResult> {
  const flights = new Map<string, Flight<TResult>>()

  const start = (key: string, work: (shared: AbortSignal) => Promise<TResult>): Flight<TResult> => {
    const abort = new AbortController()
    const flight = { result: work(abort.signal), abort, waiting: 0 }
    const land = () => {
      if (flights.get(key) === flight) flights.delete(key)
    }
    flight.result.then(land, land)
    flights.set(key, flight)
    return flight
  }

  return (key, signal, work) => {
    const flight = flights.get(key) ?? start(key, work)
    flight.waiting += 1
    const leave = () => {
      flight.waiting -= 1
      if (flight.waiting > 0) return
      // whoever comes now starts anew: what is being ended has no result
      if (flights.get(key) === flight) flights.delete(key)
      flight.abort.abort()
    }
    signal?.addEventListener('abort', leave, { once: true })
    return flight.result.finally(() => signal?.removeEventListener('abort', leave))
  }
}
