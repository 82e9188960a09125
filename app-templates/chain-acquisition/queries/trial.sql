-- standing in the middle of the time: is the one who would introduce still dealing with the firm afterwards?
with middle as (select quantile_disc(month, 0.5) as last_known from (select distinct month from dealings)),
early as (
  select d.cp_id, d.corp_id, sum(d.amount) as amount, count(*) as months_seen, sum(d.paid) > 0 and sum(d.received) > 0 as is_two_way
  from dealings d cross join middle m where d.month <= m.last_known group by d.cp_id, d.corp_id
), late as (
  select d.cp_id, d.corp_id, sum(d.amount) as amount from dealings d cross join middle m where d.month > m.last_known group by d.cp_id, d.corp_id
), known as (
  select e.cp_id, count(*) as customers, sum(e.amount) as amount, arg_max(e.corp_id, e.amount) as introducer_id,
    arg_max(e.months_seen, e.amount) as months_seen, bool_or(e.is_two_way) as is_two_way
  from early e group by e.cp_id
), judged as (
  select k.*, coalesce(l.amount, 0) as later,
    row_number() over (order by 0.5 * percent_rank_amount + 0.25 * percent_rank_few + 0.125 * is_two_way::integer + 0.0625 * k.months_seen desc, k.cp_id) as place,
    row_number() over (order by k.customers desc, k.amount desc, k.cp_id) as degree_place,
    least(100, ceil(count(*) over () / 3.0)) as cut
  from (select *, percent_rank() over (order by amount / customers) as percent_rank_amount, percent_rank() over (order by customers desc) as percent_rank_few from known) k
  left join late l on l.cp_id = k.cp_id and l.corp_id = k.introducer_id
), results as (
  select 1 as way_no, say('本方法', 'This method') as way, count(*)::integer as firms, avg((later > 0)::integer) as kept, avg(later) as money, coalesce(stddev_samp(later), 0) as spread
  from judged where place <= cut
  union all
  select 2, say('按往来客户数', 'By number of our customers'), count(*)::integer, avg((later > 0)::integer), avg(later), coalesce(stddev_samp(later), 0)
  from judged where degree_place <= cut
  union all
  select 3, say('全部对手', 'All of them'), count(*)::integer, avg((later > 0)::integer), avg(later), coalesce(stddev_samp(later), 0) from judged
)
select *, 1.96 * sqrt(kept * (1 - kept) / nullif(firms, 0)) as kept_error, 1.96 * spread / sqrt(nullif(firms, 0)) as money_error from results order by way_no
