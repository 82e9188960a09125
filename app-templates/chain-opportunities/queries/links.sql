-- one row per link of the chain, with how much of it stays inside the bank; thin links are drawn towards the average
with average as (select sum(amount) filter (is_ours) / nullif(sum(amount), 0) as usual, greatest(1, count(distinct month)) as all_months from flows),
counted as (
  select seller, buyer, sum(amount) as amount, coalesce(sum(amount) filter (is_ours), 0) as ours, coalesce(sum(amount) filter (not is_ours), 0) as elsewhere,
    count(distinct cp_id) filter (not is_ours) as firms_elsewhere, count(distinct cp_id) filter (is_ours) as firms_ours
  from flows group by seller, buyer
)
select c.seller, c.buyer, c.seller || ' → ' || c.buyer as link, c.amount * 12 / a.all_months as yearly, c.elsewhere * 12 / a.all_months as yearly_elsewhere,
  c.firms_elsewhere::integer as firms_elsewhere, c.firms_ours::integer as firms_ours,
  (c.ours + a.usual * 1000000) / (c.amount + 1000000) as coverage, a.usual, a.all_months
from counted c cross join average a
