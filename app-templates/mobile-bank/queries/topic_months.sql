with months as (
  select date_trunc('month', received_on)::date as month, coalesce(category, '—') as category, count(*)::integer as complaints
  from complaint where received_on is not null
  group by all
)
select *, complaints / sum(complaints) over (partition by month) as share from months order by month, category
