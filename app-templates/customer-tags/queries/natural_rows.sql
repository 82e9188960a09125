-- each natural group with the rule segment that most of it belongs to
with both_ways as (
  select n.segment, s.segment as rule_segment, count(*) as customers
  from natural_groups n join segmented s on s.cust_id = n.id group by n.segment, s.segment
), most as (
  select segment, arg_max(rule_segment, (customers, rule_segment)) as rule_segment, max(customers) / sum(customers) as rule_share from both_ways group by segment
)
select p.segment,
  -- the model names its columns; the reader sees their words
  replace(replace(replace(replace(p.label, 'deposits', say('存款', 'deposits')), 'invested', say('投资', 'invested')),
    'inflow', say('本月到账', 'inflow of the month')), 'bookings', say('三月笔数', 'bookings in 3 months')) as label,
  p.customers, p.share, p.money, p.money_share, p.deposits, p.invested, p.inflow, p.bookings,
  m.rule_segment || ' ' || round(100 * m.rule_share)::integer || say('%', ' %') as mostly
from natural_groups_profile p join most m on m.segment = p.segment order by p.segment
