/** Place of each value among all, counted from 0; equal values share the mean of theirs. */
export function placesOf(values: Float64Array): Float64Array {
  const order = Int32Array.from(values, (_, row) => row).sort(
    (one, other) => (values[one] ?? 0) - (values[other] ?? 0) || one - other,
  )
  const places = new Float64Array(values.length)
  for (let start = 0; start < order.length;) {
    const value = values[order[start] ?? 0]
    let end = start
    while (end < order.length && values[order[end] ?? 0] === value) end += 1
    for (let index = start; index < end; index++) places[order[index] ?? 0] = (start + end - 1) / 2
    start = end
  }
  return places
}
