import { problem } from '@aladdin/sdk/contract/problem-error.ts'

/** Lets work in while there is a place for it and for whom it is done; otherwise throws `busy` at once. */
export type Places = <TResult>(person: string, work: () => Promise<TResult>) => Promise<TResult>

/** Work that may take half a minute each is better refused than kept waiting behind a stranger's endless loop. */
export function createPlaces({ total, perPerson }: { total: number; perPerson: number }): Places {
  const held: string[] = []
  return async (person, work) => {
    if (held.length >= total || held.filter((holder) => holder === person).length >= perPerson) {
      throw problem('busy')
    }
    held.push(person)
    try {
      return await work()
    } finally {
      held.splice(held.indexOf(person), 1)
    }
  }
}
