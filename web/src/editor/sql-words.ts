/** Words of DuckDB's SELECT, as `duckdb_keywords()` has them; completion and colours use them. */
export const sqlKeywords = `all and anti any array as asc asof between by case cast collate cross current desc
distinct else end escape except exclude exists false filter first following for from full group grouping having if ilike
in inner intersect interval is isnull join last lateral left like limit natural not notnull null nulls offset on or order
outer over partition percent pivot positional preceding qualify range recursive replace right rollup row rows select
semi sets similar struct summarize table tablesample then ties to true try_cast unbounded union unnest unpivot using
values when where window with within`
  .trim()
  .split(/\s+/)
