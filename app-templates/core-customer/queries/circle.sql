-- the core itself, firms with the same legal person where the name may be read, and steady trading partners among our customers
with trade as (
  select d.partner_corp as corp_id, sum(d.amount) as amount, max(d.months_seen) as months_seen
  from dealings d join core on d.corp_id = core.corp_id where d.partner_corp is not null group by d.partner_corp
  union all
  select d.corp_id, sum(d.amount), max(d.months_seen) from dealings d join core on d.partner_corp = core.corp_id group by d.corp_id
), joined as (
  select corp_id, sum(amount) as amount, max(months_seen) as months_seen from trade group by corp_id
)
select f.*, 0 as amount, 0 as months_seen, 1 as relation_no, say('核心', 'Core') as relation from firms f join core on core.corp_id = f.corp_id
union all
select f.*, coalesce(j.amount, 0), coalesce(j.months_seen, 0), 2, say('同一法定代表人', 'Same legal person')
from firms f join core on f.legal_person = core.legal_person and f.corp_id <> core.corp_id left join joined j on j.corp_id = f.corp_id
where f.legal_person not like '%*%'
union all
select f.*, j.amount, j.months_seen, 3, say('稳定往来', 'Steady dealings')
from joined j join firms f on f.corp_id = j.corp_id join core on f.corp_id <> core.corp_id
where j.months_seen >= 3 and (f.legal_person is null or f.legal_person like '%*%' or f.legal_person <> core.legal_person)
