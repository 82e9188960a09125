with counts as (
  select count(*) filter (ago = 0) as firms, count(*) filter (ago = 0 and is_dormant) as dormant, max(cut) as cut from firms
),
before as (
  -- those of today's firms that were dormant three months ago
  select count(*) filter (date_diff('month', last_seen, last_day(cut - interval 3 month)) >= $silent_months) as dormant_before
  from (select o.corp_id, any_value(c.cut) as cut, coalesce(max(o.month) filter (o.bookings > 0), min(o.month) - 31) as last_seen
    from own o cross join counts c where o.month <= last_day(c.cut - interval 3 month) group by o.corp_id)
),
list as (
  select sum(expected) as expected, count(*) filter (partners > 0) as trading from action_list
),
past as (
  select count(*) as tested, coalesce(sum(came_back), 0) as returned from returns
),
test as (
  select max(precision) filter (rank = 1) as ours, max(precision) filter (rank = 2) as recency from quality_rows
)
select dormant, nullif(dormant_before, 0) as dormant_before, dormant / nullif(firms, 0) as dormant_share, trading, expected,
  case when coalesce(firms, 0) = 0 then '你能看到的数据里没有企业账户：换一个数据集，或请数据管家开通。'
    when dormant = 0 then '数据截至 ' || cut || '：' || firms || ' 户企业都有交易，没有休眠户。'
    else '数据截至 ' || cut || '：' || firms || ' 户企业里有 ' || dormant || ' 户停了 ' || $silent_months || ' 个月以上；其中 ' || trading
      || ' 户近两个月仍在和我行客户做生意，先从它们谈起。' end as sentence_zh,
  case when coalesce(firms, 0) = 0 then 'There are no corporate accounts among the rows that you may see: choose another dataset, or ask its steward.'
    when dormant = 0 then 'Data up to ' || cut || ': all ' || firms || ' firms have bookings; none is dormant.'
    else 'Data up to ' || cut || ': of ' || firms || ' firms ' || dormant || ' have been silent for ' || $silent_months || ' months or more; ' || trading
      || ' of them still traded with our customers in the last two months: begin there.' end as sentence_en,
  case when tested = 0 then '两个月前没有休眠户，无从检验。'
    when returned = 0 then '两个月前休眠的 ' || tested || ' 户没有一户自己回来：排名无法用回流检验，“回来的可能”来自你填的比例和证据权重。请留一组不联系，两个月后再看。'
    when returned < 20 then '两个月前休眠的 ' || tested || ' 户只有 ' || returned || ' 户回来，不足 20 户，先用你填的比例。'
    else '两个月前休眠的 ' || tested || ' 户里有 ' || returned || ' 户回来：本页排名命中 ' || round(100 * ours, 1) || '%，只看停得最近为 ' || round(100 * recency, 1) || '%。' end as quality_zh,
  case when tested = 0 then 'Nobody was dormant two months ago, so there is nothing to test.'
    when returned = 0 then 'None of the ' || tested || ' firms that were dormant two months ago came back by itself: the ranking cannot be tested on returns, and the chances are your own rate times the weight of the evidence. Keep a group without contact and look again in two months.'
    when returned < 20 then 'Only ' || returned || ' of ' || tested || ' dormant firms came back; with fewer than 20 your own rate is used.'
    else 'Of ' || tested || ' firms that were dormant two months ago ' || returned || ' came back: this ranking is right for ' || round(100 * ours, 1) || ' %, “most recent first” for ' || round(100 * recency, 1) || ' %.' end as quality_en
from counts cross join before cross join list cross join past cross join test
