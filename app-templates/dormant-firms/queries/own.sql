-- each firm's months: bookings on the current account without interest, deposits of all its accounts
select m.corp_id, m.month,
  sum(greatest(0, m.txn_count - case when month(m.month) in (3, 6, 9, 12) then 1 else 0 end)) filter (a.kind not like '%定期%' or a.kind is null) as bookings,
  sum(m.outflow) filter (a.kind not like '%定期%' or a.kind is null) as outflow,
  sum(m.end_balance) filter (a.kind not like '%定期%' or a.kind is null) as current_balance,
  coalesce(sum(m.end_balance) filter (a.kind like '%定期%'), 0) as fixed_balance,
  min(a.matures_on) filter (a.kind like '%定期%') as matures_on
from month m left join account a on a.acct_id = m.acct_id
where m.corp_id is not null and m.month is not null
group by m.corp_id, m.month
