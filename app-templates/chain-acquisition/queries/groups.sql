-- batches: prospects whom one introducer, or one owner of several of our firms, can bring along
with owners as (
  select corp_id, case when legal_person is null or legal_person like '%*%' then corp_id else '人:' || legal_person end as owner_key from corporate
), owned as (select owner_key, count(*)::integer as firms from owners group by owner_key),
batches as (
  select o.owner_key, count(*)::integer as prospects, arg_max(p.introducer, p.introducer_amount) as introducer, arg_max(p.manager_id, p.introducer_amount) as manager_id,
    sum(p.yearly) as yearly, sum(p.expected_money) as expected_money, min(p.place) as best_place
  from prospects p join owners o on o.corp_id = p.introducer_id where p.place <= 200 group by o.owner_key
)
select b.introducer, b.manager_id, w.firms, b.prospects, b.yearly, b.expected_money,
  case when w.firms > 1 then say('同一法定代表人的 ' || w.firms || ' 家一起谈', 'one owner, talk to all ' || w.firms || ' firms together') when b.prospects > 1 then say('一次引荐多家', 'several introduced in one visit') else say('单独引荐', 'one introduction') end as how
from batches b join owned w on w.owner_key = b.owner_key
order by b.prospects desc, b.expected_money desc, b.introducer limit 50
