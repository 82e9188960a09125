select place, cp_id, name, industry, bank_kind, role, score, introducer_id, introducer, manager_id, customers, yearly, expected_money,
  concat_ws('；', case when depth > 0.35 then '平均每家往来深 · deep dealings' end, case when nearness > 0.15 then '只与少数客户往来 · few of our customers' end,
    case when both_ways > 0 then '有收有付 · both ways' end, case when months_seen = all_months then '月月往来 · every month' end) as reasons,
  case when introducer is null then '先查介绍人 · find who can introduce' when role = '供应商 · Supplier' then '请客户在付款时引荐，谈收款账户 · introduced when paid'
    when role = '采购商 · Buyer' then '请客户在催款时引荐，谈付款与票据 · introduced when paying' else '三方见面，谈结算与链上融资 · meet all three' end as what
from prospects order by place limit 200
