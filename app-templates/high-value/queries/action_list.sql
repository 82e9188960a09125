with rated as (
  select c.*, a.sent, a.back, greatest($target - c.balance, case when c.peers >= 20 then c.upper - c.assets else 0 end, 0) as potential
  from candidates c left join away a on a.cust_id = c.cust_id
)
select cust_id, tier, assets, potential, chance, chance * potential as gain, chance * potential * $margin / 100 as income,
  concat_ws(say('；', '; '), say('存款离目标差 ' || round(($target - balance) / 10000, 1) || ' 万', 'deposits ' || round(($target - balance) / 1000)::bigint || ' thousand yuan below the target'),
    case when sent - back > 5000 then say('近三月净转去他行 ' || round((sent - back) / 10000, 1) || ' 万', round((sent - back) / 1000)::bigint || ' thousand net to other banks in three months') end,
    case when peers >= 20 and upper > assets then say('同类客户上四分位高 ' || round((upper - assets) / 10000, 1) || ' 万', round((upper - assets) / 1000)::bigint || ' thousand below the upper quartile of peers') end,
    case when was_near then say('曾接近或达到目标', 'was near or at the target before') end, case when is_payroll then say('代发客户', 'wages come in through us') end) as why,
  case when sent - back > 0.25 * potential then say('带着他行资金谈转入', 'ask for the money that goes to other banks')
    when was_near then say('问当时的钱去了哪里', 'ask where the money went')
    when is_payroll then say('谈工资理财', 'offer a savings plan for the wages')
    else say('约见，做资产检视', 'meet for a review of assets') end as what
from rated where potential > 0 and chance >= 0.03
order by income desc, cust_id
