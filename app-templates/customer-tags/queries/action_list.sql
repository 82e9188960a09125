select cust_id, name, manager_id, tier, segment, assets, reasons, expected_money,
  case when segment_no = 3 then '先电话问候，问明原因 · call first, ask why'
    when deposits_before >= 10000 and deposits < 0.7 * deposits_before then '谈留存与到期承接 · talk about keeping the money'
    when invested = 0 and deposits >= 50000 then '做一次资产检视 · review the assets'
    else '短信触达，有回应再外呼 · message, call who answers' end as what
from chosen
order by expected_money desc, assets desc, cust_id
limit coalesce($list_size, 200)
