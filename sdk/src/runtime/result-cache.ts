import type { Table } from 'apache-arrow'

export interface StoredResult {
  readonly table: Table
  readonly truncated: boolean
  readonly total?: number
}

/** Finished results by fingerprint, the longest unused one leaving first when the byte budget is full. */
export class ResultCache {
  readonly #results = new Map<string, { readonly result: StoredResult; readonly bytes: number }>()
  readonly #budgetBytes: number
  #bytes = 0

  constructor(budgetBytes: number) {
    this.#budgetBytes = budgetBytes
  }

  find(key: string): StoredResult | undefined {
    const entry = this.#results.get(key)
    if (!entry) return undefined
    this.#results.delete(key)
    this.#results.set(key, entry)
    return entry.result
  }

  keep(key: string, result: StoredResult): void {
    this.#remove(key)
    const bytes = byteSize(result.table)
    if (bytes > this.#budgetBytes) return
    this.#results.set(key, { result, bytes })
    this.#bytes += bytes
    for (const oldest of this.#results.keys()) {
      if (this.#bytes <= this.#budgetBytes) break
      this.#remove(oldest)
    }
  }

  #remove(key: string): void {
    this.#bytes -= this.#results.get(key)?.bytes ?? 0
    this.#results.delete(key)
  }
}

/** Bytes of all buffers, plus something for every result's own objects. */
export function byteSize(table: Table): number {
  // an empty nested column has no child whose bytes could be counted
  if (table.numRows === 0) return 1024
  return table.batches.reduce((sum, batch) => sum + batch.data.byteLength, 1024)
}
