select date_trunc('month', date)::date as month, coalesce(sum(amount) filter (not is_in), 0) as away, coalesce(sum(amount) filter (is_in), 0) as back
from legs where is_away [[ and holder = $customer ]]
group by 1 order by 1
