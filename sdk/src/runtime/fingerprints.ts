/**
 * Short names for long keys. Two keys get the same name only when they are equal to the last character: unlike a
 * hash this can never show one viewer's question the answer to another question.
 */
export class Fingerprints {
  readonly #names = new Map<string, string>()

  of(...parts: readonly unknown[]): string {
    const key = JSON.stringify(parts)
    const known = this.#names.get(key)
    if (known !== undefined) return known
    const name = `f${this.#names.size + 1}`
    this.#names.set(key, name)
    return name
  }
}
