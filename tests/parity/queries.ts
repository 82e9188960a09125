/** One SELECT per line over `facts` and the parameters of `corpus.ts`; `--` begins a group's name. */
const text = String.raw`
-- types and casts
select 1::tinyint a, 2::smallint b, 3::integer c, 4::bigint d, 5::hugeint e, 6::utinyint f, 7::ubigint g
select 1.5::float a, 1.1::float + 2.2::float b, 0.1 + 0.2 c, 0.1::double + 0.2::double d
select true a, false b, null::boolean c, not true d, true and null e, false and null f
select cast('12' as integer) a, try_cast('x' as integer) b, cast(2.5 as integer) c, cast(3.5 as integer) d
select cast('2024-02-29' as date) a, try_cast('2023-02-29' as date) b
select 'a'::varchar a, ''::varchar b, 'x'::blob c, encode('阿') d
select typeof(1) a, typeof(1.0) b, typeof('a') c, typeof([1]) d, typeof({'x': 1}) e, typeof(date '2024-01-01') f
select cast(1e20 as varchar) a, cast(1e-7 as varchar) b, cast(123456789.123 as varchar) c
select 255::utinyint + 1 a
select 127::tinyint + 1::tinyint a
select cast('abc' as integer) a
select uuid '00000000-0000-0000-0000-000000000001' a, interval 3 days b, time '12:34:56' c
select bit_count(255) a, 5 & 3 b, 5 | 3 c, xor(5, 3) d, 1 << 10 e
select hex('阿') a, unhex('E998BF') b, bin(10) c, to_base(255, 16) d
select enum_range(null::enum('low', 'high')) a, 'low'::enum('low', 'high') b
select * from facts order by id
-- big numbers
select 9007199254740991 a, 9007199254740993 b, 9223372036854775807 c, -9223372036854775808 d
select 9223372036854775807 + 1 a
select 170141183460469231731687303715884105727 a
select sum(big) a, avg(big) b, max(big) c from facts
select 18446744073709551615::ubigint a, 2 ** 64 b, factorial(20) c
select 10000000000::decimal(38, 2) * 3 a, 1::decimal(38, 10) / 3 b
-- not a number and infinite
select 'nan'::double a, 'inf'::double b, '-inf'::double c, -0.0::double d
select sqrt(-1) a
select ln(0) a
select 1 / 0 a, 0 / 0 b, 1 % 0 c, 1 // 0 d, 1.0 / 0 e
select isnan('nan'::double) a, isinf('inf'::double) b, isfinite(1.0::double) c
select v from (values ('nan'::double), (1.0), ('inf'::double), (null), ('-inf'::double)) t(v) order by v
select sum(v) a, max(v) b, min(v) c from (values ('nan'::double), (1.0)) t(v)
-- decimals
select amount, amount * 1.1 b, amount / 3 c, round(amount, 1) d from facts order by id
select sum(amount) a, avg(amount) b, min(amount) c, max(amount) d from facts
select 1.005::decimal(10, 3) a, round(1.005, 2) b, round(2.5) c, round(-2.5) d, round(0.5) e
select 0.1::decimal(2, 1) + 0.2::decimal(2, 1) = 0.3 a, 0.1::double + 0.2::double = 0.3::double b
select cast(123.456 as decimal(5, 1)) a, cast(99999.9 as decimal(5, 1)) b
select round_even(2.5, 0) a, trunc(-2.7) b, ceil(-2.1) c, floor(-2.1) d, sign(-3) e
-- nulls
select null a, null = null b, null is not distinct from null c, coalesce(null, 1) d, nullif(1, 1) e
select count(*) a, count(word) b, count(distinct word) c from facts
select word, count(*) n from facts group by word order by word nulls first
select sum(null::integer) a, max(null::integer) b, count(null) c, avg(null::double) d
select 1 in (2, null) a, 1 in (1, null) b, 1 not in (2, null) c
select greatest(1, null, 3) a, least(null, 2) b, concat('a', null, 'b') c, 'a' || null d
select id from facts order by word desc nulls last, id limit 5
select bool_and(v) a, bool_or(v) b from (values (true), (null), (false)) t(v)
-- dates and times
select day, year(day) y, month(day) m, dayofweek(day) w, isodow(day) i, week(day) k, quarter(day) q from facts order by id
select date_trunc('month', day) a, last_day(day) b, day + 31 c, day - interval 1 month d from facts order by id
select date '2024-01-31' + interval 1 month a, date '2024-03-31' - interval 1 month b
select date_diff('day', date '2024-01-01', date '2024-12-31') a, datediff('month', date '2024-01-31', date '2024-02-01') b
select age(date '2024-03-01', date '2023-02-28') a
select strftime(moment, '%Y年%m月%d日 %H:%M:%S') a, strftime(day, '%a %b %j') b from facts order by id
select strptime('2024-02-29 13:14:15', '%Y-%m-%d %H:%M:%S') a, try_strptime('nope', '%Y') b
select moment, moment + interval 90 minute b, epoch(moment) c, epoch_ms(moment) d from facts order by id
select date_part('hour', moment) a, hour(moment) b, minute(moment) c from facts order by id
select time_bucket(interval 7 days, day) a, count(*) n from facts group by a order by a
select today() a, current_date b, now() c, today() - 7 d
select generate_series as d from generate_series(date '2024-02-27', date '2024-03-01', interval 1 day)
select make_date(2024, 2, 29) a, make_timestamp(2024, 1, 2, 3, 4, 5.678) b
select to_timestamp(0) a
select timestamptz '2024-01-01 00:00:00+08' a
select timestamp '2024-01-01 08:00:00' at time zone 'Asia/Shanghai' a
select date '0001-01-01' a, date '9999-12-31' b, date '-infinity' c
select dayname(day) a, monthname(day) b from facts order by id
select epoch_ms(1700000000000) a, timestamp '2024-01-01 00:00:00.123456' b
-- texts
select length('阿拉丁') a, strlen('阿拉丁') b, upper('straße') c, lower('ÀÉ') d, reverse('阿拉丁') e
select substring('阿拉丁神灯', 2, 2) a, left('阿拉丁', 2) b, right('阿拉丁', 1) c, '阿拉丁'[1:2] d
select word, upper(word) u, length(word) n, ascii(word) c from facts order by id
select replace('a-b-c', '-', '+') a, split_part('a|b|c', '|', 2) b, string_split('a,b,c', ',') c
select trim('  x ') a, ltrim('xxa', 'x') b, lpad('7', 3, '0') c, rpad('ab', 4, '*') d
select regexp_extract('2024-05', '(\d+)-(\d+)', 2) a, regexp_replace('aaa', 'a', 'b', 'g') b, regexp_matches('ATM-12', '^ATM-\d+$') c
select regexp_extract_all('a1b22c333', '\d+') a, regexp_split_to_array('a1b2', '\d') b
select 'abc' like 'a%' a, 'ABC' ilike 'a%' b, 'a_c' like 'a\_c' escape '\' c, 'abc' similar to 'a.c' d, 'x' glob '*' e
select levenshtein('kitten', 'sitting') a, jaro_winkler_similarity('martha', 'marhta') b, hamming('abc', 'abd') c, damerau_levenshtein('ab', 'ba') d
select md5('阿拉丁') a, sha256('阿拉丁') b, hash('a') c
select '👨‍👩‍👧' a, length('👨‍👩‍👧') b, length_grapheme('👨‍👩‍👧') c, 'é' = 'é' d, nfc_normalize('é') = 'é' e
select strip_accents('àéîõü') a, unicode('阿') b, chr(38463) c, translate('abc', 'abc', 'xyz') d
select format('{:,} 元', 1234567) a, printf('%05.2f', 3.14159) b, format('{:>8}', 'x') c
select string_agg(word, '、' order by id) a from facts
select word from facts where word > 'b' order by word
select concat_ws('-', 'a', null, 'b') a, repeat('ab', 3) b, starts_with('abc', 'ab') c, contains('abc', 'b') d, instr('abc', 'c') e
select bar(3, 0, 10, 10) a, url_encode('a b&c') b, url_decode('a%20b') c
select 'O''Reilly' a, E'line\nbreak' b, $$dollar 'quoted'$$ c
select parse_filename('/a/b.csv') a, to_base64('abc'::blob) b, from_base64('YWJj') c
-- collation
select word from facts order by word collate nocase, id
select 'a' = 'A' collate nocase a, 'é' = 'e' collate noaccent b
select w from (values ('Ä'), ('a'), ('Z'), ('中'), ('啊'), ('z')) t(w) order by w
select w from (values ('Ä'), ('a'), ('Z'), ('z')) t(w) order by w collate nocase.noaccent, w
select w from (values ('a'), ('b')) t(w) order by w collate de
-- aggregates
select count(*) n, count(distinct grp) g, mode(grp) m, median(score) d from facts
select grp, sum(score) s, avg(score) a, stddev(score) d, var_pop(score) v from facts group by grp order by grp
select quantile_cont(score, 0.25) a, quantile_disc(score, [0.1, 0.9]) b, mad(score) c from facts
select corr(score, amount) a, covar_samp(score, amount) b, regr_slope(score, amount) c, regr_r2(score, amount) d from facts
select skewness(score) a, kurtosis(score) b, entropy(grp) c from facts
select first(word order by id) a, last(word order by id) b, arg_max(word, score) c, arg_min(word, score, 2) d from facts
select list(grp order by id) a, list(distinct grp order by grp) b, histogram(grp) c from facts
select approx_count_distinct(id) a, approx_quantile(score, 0.5) b from facts
select sum(score) filter (where grp = 'a') a, count(*) filter (where score is null) b from facts
select grp, day, sum(score) s, grouping(grp) g from facts group by rollup (grp, day) order by all
select grp, count(*) n from facts group by cube (grp, word) order by all
select grp, flag, count(*) n from facts group by grouping sets ((grp), (flag), ()) order by all
select grp, count(*) n from facts group by all having count(*) > 2 order by n desc, grp
select sum(x) a from (values (1e308), (1e308), (-1e308)) t(x)
select kahan_sum(x) a, fsum(x) b, product(x) c, favg(x) d from (values (0.1::double), (0.2), (0.3)) t(x)
select count(*) a, sum(score) b, list(score) c from facts where false
select bit_and(id) a, bit_or(id) b, bit_xor(id) c, any_value(grp) d from facts
select bitstring_agg(id) a, string_agg(distinct grp, '' order by grp) b from facts
-- windows
select id, row_number() over (order by score desc nulls last, id) r, rank() over (order by grp) k, dense_rank() over (order by grp) d from facts order by id
select id, lag(score) over (order by id) a, lead(score, 2, -1) over (order by id) b, first_value(score) over (partition by grp order by id) c from facts order by id
select id, sum(score) over (order by id rows between 2 preceding and current row) a, avg(score) over (partition by grp) b from facts order by id
select id, sum(score) over (order by day range between interval 3 days preceding and current row) a from facts order by id
select id, ntile(3) over (order by id) a, percent_rank() over (order by score) b, cume_dist() over (order by score) c from facts order by id
select id, nth_value(word, 2) over (order by id rows between unbounded preceding and unbounded following) a from facts order by id
select id, sum(score) over w a, count(*) over w b from facts window w as (partition by flag order by id) order by id
select id from facts qualify row_number() over (partition by grp order by score desc nulls last, id) = 1 order by id
select id, median(score) over (order by id rows 4 preceding) a, mode(grp) over (order by id) b from facts order by id
select id, sum(score) over (order by id groups between 1 preceding and 1 following exclude current row) a from facts order by id
select id, last_value(score ignore nulls) over (order by id) a, string_agg(grp, '') over (order by id) b from facts order by id
-- joins
select a.id, b.id as other from facts a join facts b on a.day = b.day and a.id < b.id order by all
select a.id, b.word from facts a left join facts b on a.id = b.id + 8 order by a.id
select g.grp, f.id from (values ('a'), ('zz')) g(grp) full join facts f using (grp) order by all
select a.id from facts a semi join facts b on a.id = b.id * 2 order by a.id
select a.id from facts a anti join facts b on a.id = b.id * 2 order by a.id
select f.id, s.id as near from facts f asof join facts s on f.grp = s.grp and f.moment >= s.moment order by all
select a.x, b.y from (values (1), (2)) a(x), lateral (select x * 10 as y) b order by all
select count(*) n from facts a cross join facts b
select a.x, b.x as y from range(3) t(x) a positional join range(5) u(x) b
select id, (select max(score) from facts g where g.grp = f.grp) m from facts f order by id
select id from facts f where exists (select 1 from facts g where g.id = f.id + 1 and g.flag) order by id
-- sets and tables
select 1 a union select 1 union select 2 order by 1
select 1 a union all by name select 'x' b
select unnest([1, 2, 2]) a except select 2
select unnest([1, 2, 2]) a intersect all select unnest([2, 2, 3])
with recursive t(n) as (select 1 union all select n * 2 from t where n < 1000) select * from t
with a as (select 1 x), b as materialized (select x + 1 y from a) select * from a, b
select * exclude (big, moment) replace (upper(word) as word) from facts order by id
select columns('^(id|score)$') from facts order by id
select min(columns(*)) from (select id, score, day from facts)
from facts select grp, id order by id limit 3 offset 2
select * from (values (1, 'a'), (2, 'b')) t(n, s)
select * from range(10, 0, -3)
select distinct on (grp) grp, id from facts order by grp, id desc
summarize select id, word from facts
describe select id, day, amount from facts
-- pivots
pivot facts on flag using sum(score) group by grp order by grp
pivot (select grp, day, score from facts) on grp in ('a', 'b') using count(*) order by day
unpivot (select 1 a, 2 b, 3 c) on a, b, c into name n value v
select * from (from facts pivot (sum(score) for grp in ('a', 'b')))
-- lists, structs and maps
select [1, 2, 3] a, [1, null] b, []::integer[] c, [[1], [2, 3]] d, ['阿', null] e
select list_sort([3, 1, 2]) a, list_distinct([1, 1, 2]) b, list_contains([1, 2], 2) c, list_slice([1, 2, 3, 4], 2, 3) d, list_sum([1, 2]) e
select list_transform([1, 2, 3], lambda x: x * x) a, list_filter([1, 2, 3], lambda x: x > 1) b, list_reduce([1, 2, 3], lambda x, y: x + y) c
select [x * 2 for x in [1, 2, 3] if x > 1] a, flatten([[1], [2]]) b, list_zip([1, 2], ['a', 'b']) c
select unnest([{'a': 1, 'b': '阿'}, {'a': 2, 'b': null}], recursive := true)
select {'a': 1, 'b': [1, 2]} a, struct_extract({'a': 5}, 'a') b, {'k': {'n': 1}}.k.n c, row(1, 'x') d
select map {'a': 1, 'b': 2} a, map {'a': 1}['a'] b, map_keys(map {'x': 1}) c, map_entries(map {'x': 1}) d, cardinality(map {'x': 1}) e
select [1, 2, 3]::integer[3] a, array_distance([1, 2]::float[2], [4, 6]::float[2]) b, list_cosine_similarity([1.0, 0.0], [1.0, 1.0]) c
select union_value(n := 1) a, list_aggregate([1, 2, 3], 'avg') b, array_to_string([1, 2], '-') c
select list_position(['a', 'b'], 'b') a, list_unique([1, 1, null]) b, list_resize([1], 3, 0) c, list_reverse([1, 2]) d
-- json
select json_extract('{"a": 1}', '$.a') a
select '{"a": [1, 2]}'::json ->> '$.a[0]' a
select to_json({'a': 1}) a
-- numbers
select abs(-3) a, mod(7, 3) b, -7 % 3 c, 7 // 2 d, -7 // 2 e, pow(2, 0.5) f, exp(1) g, log10(1000) h, log2(8) i
select sin(1) a, cos(1) b, tan(1) c, atan2(1, 2) d, degrees(pi()) e, radians(180) f, cbrt(27) g, gamma(5) h, cot(1) i
select gcd(12, 18) a, lcm(4, 6) b, even(3) c, nextafter(1.0::double, 2.0) d, width_bucket_missing(1) e
select score, score / 3 a, score * 1e-9 b, sqrt(abs(score)) c, ln(abs(score) + 1) d from facts order by id
select case when score > 20 then '高' when score is null then '无' else '低' end a, count(*) n from facts group by a order by a
select if(flag, 1, 0) a, flag::integer b, iif_missing(1) c from facts
-- chance
select id from facts using sample 5 rows (reservoir, 7) order by id
select id from facts tablesample reservoir (4 rows) repeatable (3) order by id
select count(*) a from facts using sample 50 percent (bernoulli, 11)
select random() < 1 a, random() >= 0 b
-- parameters
select $least a, $word b, $least + 1 c, $word || '!' d, typeof($least) e
select id from facts where score >= $least order by id
select $days_from a, $days_to b, $days_to - $days_from c
select id from facts where day between $days_from and $days_to [[ and word = $word ]] order by id
select viewer_branch() a
select say('甲', 'A') || 1 a, say('甲', null) b
select $unknown a
-- what is wrong
select nothing from facts
select * from nowhere
select sum(word) from facts
select date '2024-13-01' a
selct 1
select 1 a, (select id from facts) b
select error('阿拉丁') a
select list_extract([1], 'x') a
select 1 +
`

export interface ParityQuery {
  readonly name: string
  readonly group: string
  readonly sql: string
}

/** The corpus: what both places have to answer alike, failures included. */
export const parityQueries: readonly ParityQuery[] = readCorpus()

function readCorpus(): ParityQuery[] {
  let group = ''
  const found: ParityQuery[] = []
  for (const line of text.split('\n')) {
    if (line.startsWith('-- ')) group = line.slice(3)
    else if (line !== '')
      found.push({ name: `q${String(found.length + 1).padStart(3, '0')}`, group, sql: line })
  }
  return found
}
