/** True for a name that a block, a dataset's alias or an input may have: letters of any language, digits, `_`. */
export function isName(name: string): boolean {
  return name.length <= 60 && /^[\p{L}_][\p{L}\p{M}\p{N}_]*$/u.test(name) && !refused(name)
}

/** True for words that SQL keeps for itself, so that a relation of that name could not be read. */
export function isReservedWord(name: string): boolean {
  return reserved.has(name.toLowerCase())
}

/** True for names that would reach into JavaScript's own objects when used as a key. */
export function isPrototypeName(name: string): boolean {
  return name === '__proto__' || name === 'constructor' || name === 'prototype'
}

/** Methods put their intermediate relations behind `<name>__`. */
function refused(name: string): boolean {
  return name.includes('__') || isPrototypeName(name)
}

/** Keywords of `duckdb_keywords()` that cannot be a table's name without quotes, and `title` of inline values. */
const reserved = new Set(
  `all analyse analyze and anti any array as asc asof asymmetric at authorization binary both by case cast check
  collate collation column columns concurrently constraint create cross default deferrable desc describe distinct
  do else end except false fetch for foreign freeze from full generated glob group having ilike in initially inner
  intersect into is isnull join lambda lateral leading left like limit map natural not notnull null offset on only
  or order outer overlaps pivot pivot_longer pivot_wider placing positional primary qualify references returning
  right select semi show similar some struct summarize symmetric table tablesample then to trailing true try_cast
  union unique unpack unpivot using variadic verbose when where window with title`.split(/\s+/),
)
