import { randomOf, shuffle } from '../training/random.ts'

/** The same outcomes dealt out at random: what a method still finds in them is chance. */
export function permuted(isBad: Uint8Array, seed: number): Uint8Array {
  const dealt = isBad.slice()
  shuffle(dealt, randomOf(seed))
  return dealt
}
