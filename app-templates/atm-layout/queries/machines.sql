-- machines with what they did in the last 92 days that are there
with last as (select max(date) as last_day from cash),
used as (
  select c.atm_id, avg(c.dispensed) as dispensed, avg(c.withdrawals) as withdrawals, avg(c.deposited) as deposited, count(*) filter (c.status <> '正常') / count(*) as down_share
  from cash c cross join last l where c.date > l.last_day - interval 92 day group by c.atm_id
)
select a.atm_id, a.name, a.branch_id, a.placement, a.site_kind, a.latitude, a.longitude, coalesce(u.dispensed, 0) as dispensed, coalesce(u.withdrawals, 0) as withdrawals,
  coalesce(u.deposited, 0) as deposited, coalesce(u.down_share, 0) as down_share,
  365 * (coalesce(u.withdrawals, 0) * $fee + coalesce(u.deposited, 0) / 10000 * 2) - $upkeep as net_year
from atm a left join used u on u.atm_id = a.atm_id
