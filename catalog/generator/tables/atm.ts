import { lastDay } from '../scale.ts'
import { selectRows, textList } from '../sql.ts'
import type { Bank, TableSource } from '../table-source.ts'

const firstCashDay = '2024-10-21'

export const atmTables: readonly TableSource[] = [
  { name: 'atm_model', kind: 'work', isKept: true, select: selectModel, order: 'atm_id' },
  { name: 'atm', kind: 'dataset', isKept: false, select: selectMachines, order: 'atm_id' },
  { name: 'atm', kind: 'truth', isKept: false, select: selectTruth, order: 'atm_id' },
  { name: 'atm_level', kind: 'work', isKept: true, select: selectLevels, order: 'atm_id, week' },
  { name: 'atm_cash_daily', kind: 'dataset', isKept: false, select: selectCash, order: 'atm_id, date' },
]

const sites = ['办公', '商场', '社区', '医院', '校园', '车站']

function selectModel(bank: Bank): string {
  return `
    with machines as (
      select n, printf('ATM%05d', n) as atm_id, draw('atm', n) as r, draw('atm-place', n) as p
      from range(1, ${bank.counts.atms} + 1) as t(n)
    )
    select n, atm_id, branch_id, outlet.name as outlet_name, city, r, p,
           row_number() over (partition by branch_id order by n)::integer as ordinal,
           case when ua(p) < 0.55 then '社区' else pick(${textList(sites)}, ub(p)) end as site,
           uc(p) < 0.62 as is_in_branch, ud(p) < 0.72 as is_recycler,
           round(88000 * exp(0.29 * na(r)) * case when uc(p) < 0.62 then 1.12 else 0.9 end, -1) as level,
           outlet.latitude, outlet.longitude, outlet.opened_on
    from machines join outlet on (n - 0.5) / ${bank.counts.atms} >= lower_share
                             and (n - 0.5) / ${bank.counts.atms} < upper_share`
}

function selectMachines(): string {
  return `
    select atm_id, branch_id,
           outlet_name || case when is_in_branch then '' else site || '离行点' end || ordinal || '号机' as name,
           case when is_recycler then '存取款一体机' else '取款机' end as machine_kind,
           case when is_in_branch then '在行' else '离行' end as placement, site as site_kind,
           round(latitude + case when is_in_branch then 0 else 0.012 * nb(p) end, 5)::double as latitude,
           round(longitude + case when is_in_branch then 0 else 0.015 * nb(r) end, 5)::double as longitude,
           case when is_recycler then 1000000 else 800000 end::decimal(16, 2) as cash_capacity,
           greatest(opened_on, date '2014-03-01' + floor(3700 * ud(r))::integer)::date as installed_on
    from atm_model`
}

function selectTruth(): string {
  return 'select atm_id, level::double as true_level, site as true_profile from atm_model'
}

/** A weekly level that wanders around 1 and falls four per cent a year, as cash gives way to the phone. */
function selectLevels(): string {
  return `
    with shocks as (
      select atm_id, n, week, 0.05 * na(draw('atm-week', atm_id || ':' || week)) as shock
      from atm_model cross join range(-40, 107) as t(week)
    ), walks as (
      select atm_id, week, pow(0.95, week) * sum(shock / pow(0.95, week))
               over (partition by atm_id order by week rows between 40 preceding and current row) as drift
      from shocks
    )
    select atm_id, week::integer as week, exp(drift - 0.0008 * week) as wander from walks where week >= 0`
}

function selectCash(): string {
  return `
    with days as (
      select m.atm_id, m.branch_id, m.site, m.is_recycler, m.level, c.date, c.weekday, c.is_workday, f.factor,
             ((c.date - date '${firstCashDay}') // 7)::integer as week,
             draw('atm-day', m.atm_id || ':' || c.date) as r,
             draw('atm-fault', m.atm_id || ':' || c.date) as q
      from atm_model m
      cross join dim_calendar c
      join day_factor f on f.date = c.date
      where c.date between date '${firstCashDay}' and date '${lastDay}'
    ), demand as (
      select days.*, days.level * wander * days.factor * profile.factor
               * exp(case when uc(q) < 0.08 then -0.25 + 0.9 * na(r) else 0.17 * na(r) end) as wanted,
             ua(q) < 0.0205 as is_out, ub(q) < 0.0048 as is_empty
      from days
      join atm_level on atm_level.atm_id = days.atm_id and atm_level.week = days.week
      join (${selectProfiles()}) as profile
        on profile.site = days.site
       and profile.weekday = case when days.is_workday and days.weekday > 5 then 1 else days.weekday end
    ), amounts as (
      select *, least(round(wanted, -2), case when is_recycler then 1000000 else 800000 end) as cash
      from demand
    )
    select atm_id, date, branch_id,
           case when is_out then null when is_empty then 0 else cash end::decimal(16, 2) as dispensed,
           case when is_out then null when not is_recycler or is_empty then 0
                else round(cash * (0.35 + 0.5 * uc(r)) * exp(0.15 * nb(q)), -2) end::decimal(16, 2) as deposited,
           case when is_out then null when is_empty then 0
                else greatest(1, round(cash / (1150 + 500 * ud(r)))) end::integer as withdrawals,
           case when is_out then '故障' when is_empty then '缺钞' else '正常' end as status
    from amounts`
}

/** Weekday factors Monday to Sunday by the kind of place a machine stands in. */
function selectProfiles(): string {
  const profiles: Readonly<Record<string, readonly number[]>> = {
    办公: [1.16, 1.08, 1.06, 1.08, 1.2, 0.76, 0.66],
    商场: [0.92, 0.88, 0.88, 0.92, 1.12, 1.22, 1.06],
    社区: [1.06, 0.99, 0.97, 0.98, 1.07, 1.02, 0.91],
    医院: [1.22, 1.12, 1.06, 1.04, 1.0, 0.82, 0.74],
    校园: [0.96, 0.92, 0.92, 0.96, 1.16, 1.08, 1.0],
    车站: [0.98, 0.9, 0.9, 0.96, 1.2, 1.06, 1.0],
  }
  const rows = Object.entries(profiles).flatMap(([site, factors]) =>
    factors.map((factor, index) => [site, index + 1, factor]),
  )
  return selectRows(['site', 'weekday', 'factor'], rows)
}
