/**
 * The one text of a JSON value (RFC 8785): keys sorted by their UTF-16 units, no spaces, numbers as JavaScript prints
 * them. Equal values have equal text. Fields that are undefined are left out.
 */
export function toCanonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((part) => toCanonicalJson(part ?? null)).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const fields = Object.entries(value)
    .filter(([, part]) => part !== undefined)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
  return `{${fields.map(([name, part]) => `${JSON.stringify(name)}:${toCanonicalJson(part)}`).join(',')}}`
}
