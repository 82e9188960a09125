-- sBG: of the customers of the first cohort that is large enough, how many are still users in each week;
-- the last two weeks are kept for the test, a grid finds the likeliest alpha and beta
with cohorts as (
  select first_ago, count(distinct cust_id) as size from seen_weeks group by first_ago
),
chosen as (
  select max(first_ago) as first_ago from cohorts where size >= 30
),
people as (
  select s.cust_id, s.week_no, s.first_ago - 2 as weeks
  from seen_weeks s join chosen on chosen.first_ago = s.first_ago
),
curve as (
  -- still a user in a week: came in it or in one of the two after it, so that the end of the data takes nobody away
  select w.week as week_no, count(distinct cust_id) filter (p.week_no between w.week and w.week + 2) as still,
    count(distinct cust_id) as size, any_value(weeks) as weeks
  from people p cross join unnest(range(0, 200)) as w(week)
  where w.week <= weeks
  group by w.week
),
train as (
  select week_no, still, size, greatest(0, coalesce(lag(still) over (order by week_no), size) - still) as lost, weeks from curve
),
grid as (
  select 0.02 * pow(1.4, a) as alpha, 0.02 * pow(1.4, b) as beta
  from range(26) as x(a) cross join range(26) as y(b)
),
chances as (
  select alpha, beta, week_no, still, lost, weeks,
    -- S(t) = product of (beta + i - 1) / (alpha + beta + i - 1)
    sum(case when week_no = 0 then 0 else ln((beta + week_no - 1) / (alpha + beta + week_no - 1)) end)
      over (partition by alpha, beta order by week_no) as log_s
  from train cross join grid
  where week_no <= weeks - 2
),
likely as (
  select alpha, beta,
    sum(case when week_no > 0 and lost > 0 then lost * (log_s_before + ln(greatest(1e-12, 1 - exp(log_s - log_s_before)))) else 0 end)
      + arg_max(still * log_s, week_no) as log_likelihood
  from (select *, coalesce(lag(log_s) over (partition by alpha, beta order by week_no), 0) as log_s_before from chances)
  group by alpha, beta
)
select arg_max(alpha, log_likelihood) as alpha, arg_max(beta, log_likelihood) as beta,
  (select any_value(weeks) from curve) as weeks, (select any_value(size) from curve) as size,
  (select list(still / size order by week_no) from curve) as seen
from likely
