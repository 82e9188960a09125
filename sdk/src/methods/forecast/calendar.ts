import { longestHorizon, type Names } from './names.ts'

/** A code on more days than this share is no holiday but a label such as `workday`. */
const mostDays = 0.2

/**
 * What kind of day each day is, as one key: day n of a holiday, up to three days before or two after one, a
 * payday or its neighbours, else the day of the month. Holiday codes are taken as they are, in any language.
 */
export function dayKinds(names: Names): readonly string[] {
  const { step } = names
  return [
    `create or replace temp table ${step('calendar')} as ${calendarRows(names)}`,
    `create or replace temp table ${step('holidays')} as
with usual as (
  select code from ${step('calendar')} where code is not null
  group by code
  having count(*) > ${mostDays} * greatest(365, (select max(date) - min(date) + 1 from ${step('calendar')}))
),
holiday as (
  select date, code, (date - (row_number() over (partition by code order by date))::integer) as run
  from ${step('calendar')}
  where code is not null and code not in (select code from usual)
)
select date, code,
  row_number() over (partition by code, run order by date) as day,
  count(*) over (partition by code, run) as days
from holiday`,
    `create or replace temp table ${step('kinds')} as
with named as (
  select date, code || ' ' || least(day, 15) as kind, true as holiday, 0 as rank from ${step('holidays')}
  union all
  select date + offset_days::integer, code || ' ' || offset_days, false, 1 + abs(offset_days)
  from ${step('holidays')} cross join (select unnest([-3, -2, -1]) as offset_days) where day = 1
  union all
  select date + offset_days::integer, code || ' +' || offset_days, false, 1 + offset_days
  from ${step('holidays')} cross join (select unnest([1, 2]) as offset_days) where day = days
  union all
  select date + offset_days::integer, 'payday ' || offset_days, false, 5 + abs(offset_days)
  from ${step('calendar')} cross join (select unnest([-1, 0, 1]) as offset_days)
  where payday and (select avg(payday::integer) from ${step('calendar')}) <= ${mostDays}
),
best as (
  select date, arg_min(kind, rank) as kind, bool_or(holiday) as holiday from named group by date
)
select day.date, coalesce(best.kind, 'day ' || day(day.date)) as kind, coalesce(best.holiday, false) as holiday
from (
  select first_day + unnest(range(0, last_day - first_day + ${longestHorizon + 1}))::integer as date
  from ${step('span')}
) day
left join best on best.date = day.date`,
  ]
}

function calendarRows({ calendar }: Names): string {
  if (calendar === undefined) {
    return `select null::date as date, null::varchar as code, false as payday where false`
  }
  const code = calendar.holiday ?? 'null'
  const payday = calendar.payday ?? 'null'
  return `
select date, max(code) as code, bool_or(payday) as payday
from (
  select try_cast(${calendar.date} as date) as date,
    nullif(trim(cast(${code} as varchar)), '') as code,
    coalesce(lower(trim(cast(${payday} as varchar)))
      not in ('', '0', '0.0', 'false', 'f', 'no', 'n', 'null', '否', '非'), false) as payday
  from ${calendar.relation}
)
where date is not null
group by date`
}
