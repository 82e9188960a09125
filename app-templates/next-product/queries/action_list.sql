with counts as (
  select ago, cust_id, least(3, count(*)) as pieces, avg(amount) as usual_amount, list(product_id order by product_id) as products from held group by all
),
bought as (
  select c.pieces, (count(*) filter (n.cust_id is not null) + 1) / (count(*) + 20) as rate
  from counts c left join (
    select distinct cust_id from held h where ago = 0 and not exists (select 1 from held b where b.ago = 3 and b.cust_id = h.cust_id and b.product_id = h.product_id)
  ) n on n.cust_id = c.cust_id
  where c.ago = 3 group by c.pieces
),
proven as (
  select category, bool_or(low > 0) as works, max(campaign) as campaign from campaign_rows group by category
),
kinds (category, en) as (
  values ('存款', 'deposits'), ('理财', 'wealth products'), ('基金', 'funds'), ('保险', 'insurance'), ('贵金属', 'precious metals'), ('贷款', 'loans'), ('信用卡', 'credit cards')
)
select c.cust_id, u.tier, p.name || ' · ' || r.product_id as product, b.rate * r.share as chance,
  c.usual_amount as amount, b.rate * r.share * c.usual_amount * $margin / 100 as income,
  say('持有' || r.from_category || '的客户，另一件有 ' || round(100 * r.share)::integer || '% 是' || r.category || '（一般 ' || round(100 * r.usual)::integer || '%）',
    'for customers with ' || coalesce(f.en, r.from_category) || ', ' || round(100 * r.share)::integer || ' % of their other products are ' || coalesce(t.en, r.category) || ' (' || round(100 * r.usual)::integer || ' % in general)') as why,
  case when v.works then say('可以联系：' || v.campaign || '证明有用', 'contact: ' || v.campaign || ' proved to work') when v.works = false then say('不必外呼，随到店或弹窗', 'no call, proof is missing; offer it at a visit or in the app')
    else say('先小范围试，留对照组', 'try it on a few, with a control group') end as what
from ranked r
join counts c on c.ago = 0 and c.products = r.products join bought b on b.pieces = c.pieces
join product p on p.product_id = r.product_id
left join customer u on u.cust_id = c.cust_id
left join proven v on v.category = r.category
left join kinds f on f.category = r.from_category
left join kinds t on t.category = r.category
where r.ago = 0 and r.place = 1
order by income desc, c.cust_id
