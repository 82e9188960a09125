/** A square matrix, row after row. */
export interface Square {
  readonly size: number
  readonly values: Float64Array
}

/** (I − A)⁻¹, or undefined where A is not productive: then some demand could not be met whatever was put out. */
export function leontiefInverse({ size, values }: Square): Square | undefined {
  const left = new Float64Array(size * size)
  const inverse = new Float64Array(size * size)
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const place = row * size + column
      left[place] = (row === column ? 1 : 0) - (values[place] ?? 0)
    }
    inverse[row * size + row] = 1
  }
  // without exchanging rows: A is productive exactly when every pivot stays above nothing (Hawkins and Simon)
  for (let pivot = 0; pivot < size; pivot++) {
    const head = left[pivot * size + pivot] ?? 0
    if (!(head > 1e-9)) return undefined
    scaleRow(left, inverse, { size, row: pivot, by: 1 / head })
    for (let row = 0; row < size; row++) {
      if (row !== pivot) subtractRow(left, inverse, { size, row, pivot })
    }
  }
  return { size, values: inverse }
}

/** What a matrix makes of a column of numbers. */
export function times({ size, values }: Square, numbers: Float64Array): Float64Array {
  return Float64Array.from({ length: size }, (_, row) => {
    let sum = 0
    for (let column = 0; column < size; column++)
      sum += (values[row * size + column] ?? 0) * (numbers[column] ?? 0)
    return sum
  })
}

function scaleRow(
  left: Float64Array,
  inverse: Float64Array,
  { size, row, by }: { readonly size: number; readonly row: number; readonly by: number },
): void {
  for (let place = row * size; place < (row + 1) * size; place++) {
    left[place] = (left[place] ?? 0) * by
    inverse[place] = (inverse[place] ?? 0) * by
  }
}

function subtractRow(
  left: Float64Array,
  inverse: Float64Array,
  { size, row, pivot }: { readonly size: number; readonly row: number; readonly pivot: number },
): void {
  const share = left[row * size + pivot] ?? 0
  if (share === 0) return
  for (let column = 0; column < size; column++) {
    const [place, from] = [row * size + column, pivot * size + column]
    left[place] = (left[place] ?? 0) - share * (left[from] ?? 0)
    inverse[place] = (inverse[place] ?? 0) - share * (inverse[from] ?? 0)
  }
}
