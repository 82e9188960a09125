-- of customers who hold one category, the category of another product of theirs; leaning on how common categories are
with popular as (
  select *, sum(n) over (partition by ago) as total from (select ago, category, count(*) as n from held group by all)
),
pairs as (
  select a.ago, a.category as from_category, b.category as to_category, count(*) as n
  from held a join held b on b.ago = a.ago and b.cust_id = a.cust_id and b.product_id <> a.product_id group by all
),
sums as (
  select ago, from_category, sum(n) as total from pairs group by all
)
select f.ago, f.category as from_category, t.category as to_category,
  (coalesce(p.n, 0) + 20 * t.n / t.total) / (coalesce(s.total, 0) + 20) as share, t.n / t.total as usual
from popular f join popular t on t.ago = f.ago
left join pairs p on p.ago = f.ago and p.from_category = f.category and p.to_category = t.category
left join sums s on s.ago = f.ago and s.from_category = f.category
