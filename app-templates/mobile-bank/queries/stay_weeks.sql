-- how many of the oldest week with enough customers are still there in each week after it; gone is who did not come
-- for three weeks in a row, so that the end of the data takes nobody away
with cohorts as (
  select first_ago, count(distinct cust_id) as size from seen_weeks group by first_ago
),
chosen as (
  select max(first_ago) as first_ago from cohorts where size >= 30
),
visits as (
  select s.cust_id, s.week_no, s.first_ago, lead(s.week_no) over (partition by s.cust_id order by s.week_no) as next_week
  from seen_weeks s join chosen on chosen.first_ago = s.first_ago
),
people as (
  select cust_id, any_value(first_ago) as first_ago,
    min(week_no + 1) filter (where coalesce(next_week, 100000) > week_no + 3) as gone_in
  from visits group by cust_id
)
select w.week as period, count(*) filter (gone_in > w.week) as customers
from people cross join unnest(range(0, 200)) as w(week)
where w.week <= first_ago - 2
group by w.week
order by period
