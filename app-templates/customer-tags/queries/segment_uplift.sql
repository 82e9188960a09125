-- what contact added in past campaigns, by segment; small segments are drawn towards the average of all
with counted as (
  select s.segment, s.segment_no, count(distinct s.cust_id)::integer as customers,
    count(c.cust_id) filter (c.arm <> '对照') as contacted, count(c.cust_id) filter (c.arm = '对照') as control,
    count(*) filter (c.arm <> '对照' and c.responded) as answers, count(*) filter (c.arm = '对照' and c.responded) as answers_control,
    sum(c.amount) filter (c.responded) as amount, count(*) filter (c.responded) as all_answers
  from segmented s left join contact c on c.cust_id = s.cust_id
  group by s.segment, s.segment_no
), total as (
  select sum(answers) / nullif(sum(contacted), 0) - sum(answers_control) / nullif(sum(control), 0) as overall,
    sum(amount) / nullif(sum(all_answers), 0) as usual_amount
  from counted
), rates as (
  select counted.*, coalesce(total.overall, 0) as overall, total.usual_amount,
    answers / nullif(contacted, 0) as rate, answers_control / nullif(control, 0) as control_rate
  from counted cross join total
)
select segment, segment_no, customers, contacted::integer as contacted, control::integer as control, rate, control_rate,
  rate - control_rate as seen, overall,
  (coalesce(rate - control_rate, 0) * coalesce(control, 0) + overall * 300) / (coalesce(control, 0) + 300) as uplift,
  1.96 * sqrt(rate * (1 - rate) / contacted + control_rate * (1 - control_rate) / control) as margin_of_error,
  (coalesce(amount, 0) + 20 * coalesce(usual_amount, 0)) / (all_answers + 20) as amount
from rates order by segment_no
