select cust_id, name, manager_id, tier, segment, assets, reasons, expected_money,
  case when segment_no = 3 then say('先电话问候，问明原因', 'call to ask how they are and why they went quiet')
    when deposits_before >= 10000 and deposits < 0.7 * deposits_before then say('谈留存与到期承接', 'talk about keeping the money and what follows when it matures')
    when invested = 0 and deposits >= 50000 then say('做一次资产检视', 'offer a review of their assets')
    else say('短信触达，有回应再外呼', 'send a message, call if they answer') end as what
from chosen
order by expected_money desc, assets desc, cust_id
limit coalesce($list_size, 200)
