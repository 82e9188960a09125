-- the chosen campaign by tier and age, and in two halves of customers
with chosen as (
  select coalesce((select max(campaign_id) from campaign where false [[ or campaign_id = $which ]]), (select arg_max(campaign_id, uplift) from campaign_rows where control >= 100)) as campaign_id
)
select k.cust_id, coalesce(u.tier, '—') || case when date_diff('year', u.birth_date, today()) < 42 then say('，42 岁以下', ', under 42') else say('，42 岁及以上', ', 42 and over') end as segment,
  k.arm <> '对照' as is_contacted, k.responded::integer as responded, k.amount, md5_number_lower(k.cust_id) % 2 as half
from contact k join chosen c on c.campaign_id = k.campaign_id left join customer u on u.cust_id = k.cust_id
where k.responded is not null
