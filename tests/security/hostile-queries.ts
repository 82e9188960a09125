/** What an author or a forked app may try: by name its SQL, and how it has to end. */
export interface HostileQuery {
  readonly what: string
  readonly sql: string
  /** `stopped`: it wants more than there is of time or memory; `refused`: it names what an app may not. */
  readonly end: 'stopped' | 'refused'
}

const stopped = (what: string, sql: string): HostileQuery => ({ what, sql, end: 'stopped' })
const refused = (what: string, sql: string): HostileQuery => ({ what, sql, end: 'refused' })

export const hostileQueries: readonly HostileQuery[] = [
  stopped(
    'cross join of a million by a million',
    'select count(*) from range(1000000) a, range(1000000) b where a.range % 7 = b.range % 11',
  ),
  stopped('two billion numbers, kept', 'select list(range) as v from range(2000000000)'),
  stopped('two billion numbers, sorted', 'select range as v from range(2000000000) order by hash(range)'),
  stopped(
    'recursion without an end',
    'with recursive t(n) as (select 1 union all select n + 1 from t) select max(n) as v from t',
  ),
  stopped(
    'recursion that doubles',
    'with recursive t(n) as (select 1 union all select n + 1 from t, range(2)) select count(*) as v from t',
  ),
  stopped('a text of two billion letters', "select repeat('x', 2000000000) as v"),
  stopped('a text filled up to two billion letters', "select lpad('x', 2000000000, 'y') as v"),
  stopped('a billion texts joined', "select string_agg(repeat('x', 1000), '') as v from range(100000000)"),
  stopped('a sum over a huge list', "select list_aggregate(range(2000000000), 'sum') as v"),
  stopped('a list of lists', 'select list_transform(range(100000), lambda x: range(100000)) as v'),
  stopped(
    'a pattern that tries everything, many times',
    "select count(*) as v from range(3000000) where regexp_matches(repeat('a', 3000) || range::varchar, '(a|aa|aaa)+(b|bb)+$')",
  ),
  stopped(
    'distances of long texts',
    "select sum(levenshtein(repeat('ab', 20000), repeat('ba', 20000) || range::varchar)) as v from range(10000)",
  ),
  refused('100,000 brackets', `select ${'('.repeat(100_000)}1${')'.repeat(100_000)} as v`),
  refused('a file of the machine', "select * from read_csv('/etc/passwd')"),
  refused('a text file of the machine', "select * from read_text('/etc/hostname')"),
  refused('a file by its name', "select * from '/etc/passwd'"),
  refused('the files of a folder', "select * from glob('/etc/*')"),
  refused('another machine', "select * from read_csv('http://127.0.0.1:9/leak?x=1')"),
  refused('COPY', "copy (select 1) to '/tmp/aladdin-leak.csv'"),
  refused('ATTACH', "attach '/tmp/other.duckdb'"),
  refused('INSTALL', 'install httpfs'),
  refused('LOAD', 'load httpfs'),
  refused('SET', "set memory_limit = '100GB'"),
  refused('PRAGMA', 'pragma enable_external_access'),
  refused('several statements', 'select 1 as v; drop table secret'),
  refused('the environment of the process', "select getenv('PATH') as v"),
]
