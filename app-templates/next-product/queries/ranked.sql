-- the three best products for every set of products that somebody holds: customers who hold the same get the same
with products as (
  select ago, product_id, any_value(category) as category, count(*) as n from held group by ago, product_id
),
common as (
  select *, n / sum(n) over (partition by ago, category) as of_category from products
),
baskets as (
  select distinct ago, products, categories from (
    select ago, cust_id, list(product_id order by product_id) as products, list(category order by product_id) as categories from held group by ago, cust_id
  )
),
tastes as (
  select b.ago, b.products, a.to_category, avg(a.share) as share, any_value(a.usual) as usual, mode(a.from_category) as from_category
  from (select ago, products, unnest(categories) as category from baskets) b
  join affinity a on a.ago = b.ago and a.from_category = b.category
  group by b.ago, b.products, a.to_category
),
scored as (
  select t.ago, t.products, p.product_id, p.category, t.share * p.of_category as score, t.share, t.usual, t.from_category, p.n
  from tastes t join common p on p.ago = t.ago and p.category = t.to_category
  where not list_contains(t.products, p.product_id)
),
placed as (
  select *, row_number() over (partition by ago, products order by score desc, product_id) as place,
    row_number() over (partition by ago, products order by n desc, product_id) as naive
  from scored
)
select * from placed where place <= 3 or naive <= 3
