-- firms of ours that stand on the other side of other customers' bookings: in the last two months, and in those before
with edge as (
  select last_day(max(month) - interval 2 month) as cut from own
)
select c.linked_corp_id as corp_id, t.date > e.cut as is_recent,
  count(distinct coalesce(t.corp_id, t.cust_id)) as partners, sum(t.amount) as traded
from txn t
join counterparty c on c.cp_id = t.counterparty_id
cross join edge e
where c.linked_corp_id is not null and c.linked_corp_id is distinct from t.corp_id and t.date > e.cut - 62
group by all
