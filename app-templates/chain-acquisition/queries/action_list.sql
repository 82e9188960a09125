select place, cp_id, name, industry, bank_kind,
  case prospects.role when 'supplier' then say('供应商', 'Supplier') when 'buyer' then say('采购商', 'Buyer') else say('双向', 'Both') end as role, score, introducer_id, introducer, manager_id, customers, yearly, expected_money,
  concat_ws(say('；', '; '), case when depth > 0.35 then say('平均每家往来深', 'much money per customer of ours') end, case when nearness > 0.15 then say('只与少数客户往来', 'deals with few of our customers') end,
    case when both_ways > 0 then say('有收有付', 'both pays and is paid') end, case when months_seen = all_months then say('月月往来', 'deals every month') end) as reasons,
  case when introducer is null then say('先查介绍人', 'find first who can introduce') when prospects.role = 'supplier' then say('请客户在付款时引荐，谈收款账户', 'be introduced when our customer pays, offer an account for receipts')
    when prospects.role = 'buyer' then say('请客户在催款时引荐，谈付款与票据', 'be introduced when our customer collects, offer payments and bills') else say('三方见面，谈结算与链上融资', 'all three meet: settlement and finance along the chain') end as what
from prospects order by place limit 200
