select corp_id, cp_id, sum(amount) as amount, sum(paid) as paid, sum(received) as received, count(*)::integer as months_seen
from dealings group by corp_id, cp_id
