/**
 * What nearly every app asks for. The browser compiles the engine's functions when they are first called; these
 * statements call those of grouping, ordering, joining and windows, and leave nothing behind.
 */
export const commonStatements = [
  `select column_name, column_type from (describe select 1 as one, 'a' as letter)`,
  `select day, count(*) as days, sum(amount) as total, avg(amount) filter (where amount > 3) as mean
   from (select date '2026-01-01' + cast(i % 30 as integer) as day, i * 1.5 as amount, 'm' || i % 7 as machine
         from range(3000) t(i))
   where machine like 'm%' group by day order by day`,
  `with days as (select i, i % 7 as weekday, cast(i as varchar) as name from range(500) t(i))
   select a.name, b.weekday, row_number() over (partition by a.weekday order by a.i desc) as place,
     sum(a.i) over (partition by a.weekday order by a.i rows between 6 preceding and current row) as week,
     coalesce(median(a.i) over (partition by a.weekday), 0) as middle
   from days a left join days b on a.i = b.i where a.i > 10 order by 1 limit 50`,
]
