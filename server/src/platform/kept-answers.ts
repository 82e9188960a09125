/** What an answer was made from: it holds for as long as both are the same. */
export interface Basis {
  /** Everything that was asked, and everything about the viewer that the answer reads. */
  readonly key: string
  /** The state of the data, read before the answer is made. */
  readonly state: string
}

export type KeptAnswers<TAnswer> = (basis: Basis, make: () => Promise<TAnswer>) => Promise<TAnswer>

/** Answers in memory, the last ones asked for; one is made again when the data behind it has changed. */
export function createKeptAnswers<TAnswer>(most: number): KeptAnswers<TAnswer> {
  const kept = new Map<string, { readonly state: string; readonly answer: Promise<TAnswer> }>()
  return ({ key, state }, make) => {
    const known = kept.get(key)
    const entry = known?.state === state ? known : { state, answer: make() }
    // the one asked for last stands last
    kept.delete(key)
    kept.set(key, entry)
    const [oldest] = kept.size > most ? kept.keys() : []
    if (oldest !== undefined) kept.delete(oldest)
    // what failed is tried again
    if (entry !== known) {
      void entry.answer.catch(() => {
        if (kept.get(key) === entry) kept.delete(key)
      })
    }
    return entry.answer
  }
}
