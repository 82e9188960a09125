/** Rows as points: one after another, each with `width` numbers. */
export interface Points {
  readonly rows: number
  readonly width: number
  readonly values: Float64Array
}

/** The named rows, in their order; a row may be named more than once. */
export function rowsOf({ width, values }: Points, rows: Int32Array): Points {
  const chosen = new Float64Array(rows.length * width)
  for (let place = 0; place < rows.length; place++) {
    const start = (rows[place] ?? 0) * width
    for (let column = 0; column < width; column++)
      chosen[place * width + column] = values[start + column] ?? 0
  }
  return { rows: rows.length, width, values: chosen }
}

/** The first so many rows. */
export function firstOf({ rows, width, values }: Points, count: number): Points {
  const kept = Math.min(rows, count)
  return { rows: kept, width, values: values.slice(0, kept * width) }
}

/** One column by itself. */
export function columnOf({ rows, width, values }: Points, column: number): Points {
  return {
    rows,
    width: 1,
    values: Float64Array.from({ length: rows }, (_, row) => values[row * width + column] ?? 0),
  }
}

/** Columns of equal length side by side. */
export function pointsOf(columns: readonly Float64Array[]): Points {
  const [width, rows] = [columns.length, columns[0]?.length ?? 0]
  const values = new Float64Array(rows * width)
  for (const [column, numbers] of columns.entries())
    for (let row = 0; row < rows; row++) values[row * width + column] = numbers[row] ?? 0
  return { rows, width, values }
}

/** Square of the distance from a row to a point among others. */
export function apart(points: Points, row: number, { others, place }: Place): number {
  const { width, values } = points
  let sum = 0
  for (let column = 0; column < width; column++)
    sum += ((values[row * width + column] ?? 0) - (others[place * width + column] ?? 0)) ** 2
  return sum
}

interface Place {
  readonly others: Float64Array
  readonly place: number
}
