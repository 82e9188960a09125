-- who pays whom, firm by firm; a counterparty that is our customer too is one firm, not two
with named as (
  select f.corp_id, coalesce(cp.linked_corp_id, f.cp_id) as other, f.we_buy, f.amount from flows f join counterparty cp on cp.cp_id = f.cp_id
)
select case when we_buy then corp_id else other end as from_id, case when we_buy then other else corp_id end as to_id, sum(amount) as weight
from named where corp_id <> other and amount > 0 group by all
