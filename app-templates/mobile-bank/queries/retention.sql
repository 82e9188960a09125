with sizes as (
  select cohort, count(distinct cust_id) as size from seen_weeks group by cohort
)
select strftime(s.cohort, '%m-%d') as cohort, week_no::integer as week_no, count(*) / any_value(size) as share, any_value(size) as size
from seen_weeks s join sizes on sizes.cohort = s.cohort
where s.week_no > 0
group by s.cohort, week_no
order by s.cohort, week_no
