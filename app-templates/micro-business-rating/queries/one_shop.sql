with picked as (
  select merchant_id from scored
  where true [[ and merchant_id = $shop ]]
  order by expected_loss desc, merchant_id limit 1
)
select w.item, coalesce(b.item, r.bin) as value, r.points, r.points + r.lost as usual, r.lost
from rating_reasons r join picked p on p.merchant_id = r.merchant_id
left join words w on w.feature = r.feature left join words b on b.feature = r.bin
order by r.rank
