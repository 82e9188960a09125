select coalesce(bank_kind, say('不明', 'unknown')) as bank, coalesce(sum(amount) filter (is_in), 0) as came, coalesce(sum(amount) filter (not is_in), 0) as went,
  went - came as net, count(distinct holder)::integer as customers
from legs where period = 0 and is_transfer [[ and holder = $customer ]]
group by 1 order by net desc
