-- customers whose furthest visit of the last thirty days ended before the last step, and who did not finish afterwards
with edge as (
  select max(happened_at)::date as last_day from event
),
ends as (
  select max(step_no) as last_step from journeys
),
people as (
  select cust_id, max(depth) as depth, max(began_at)::date as left_on, count(*) as tries,
    arg_max(app_version, began_at) as app_version
  from visits cross join edge
  where began_at::date > last_day - 30
  group by cust_id
),
chances as (
  select step_no, label, (select arg_max(visits, step_no) from steps) / nullif(visits, 0) as chance from steps
),
failed as (
  select cust_id, count(*) as failures from event cross join edge
  where event = 'login_failed' and happened_at::date > last_day - 30
  group by cust_id
)
select p.cust_id, p.left_on, c.label as furthest, p.tries, c.chance,
  c.chance * $win_back / 100 * $value_done as expected,
  concat_ws(say('；', '; '), say('停在“', 'stopped at “') || c.label || '”',
    case when p.tries > 1 then say('试了 ' || p.tries || ' 次', 'tried ' || p.tries || ' times') end,
    case when f.failures > 0 then say('登录失败 ' || f.failures || ' 次', f.failures || case f.failures when 1 then ' failed sign-in' else ' failed sign-ins' end) end,
    case when last_day - p.left_on <= 7 then say('就在最近七天', 'within the last seven days') end) as why,
  case when f.failures > 0 then say('先帮他登录，再接着办', 'help the customer sign in, then go on')
    when p.depth >= e.last_step - 2 then say('电话：只差最后几步', 'call: only the last steps are missing')
    when p.tries > 1 then say('电话：问卡在哪里', 'call: ask what is in the way')
    else say('消息提醒', 'send a reminder') end as what
from people p cross join ends e cross join edge
join chances c on c.step_no = p.depth
left join failed f on f.cust_id = p.cust_id
where p.depth < e.last_step
order by expected desc, p.tries desc, p.left_on desc, p.cust_id
