select s.*, 100 * (depth + nearness + both_ways + steadiness) as score, c.name as introducer, c.manager_id,
  row_number() over (order by depth + nearness + both_ways + steadiness desc, amount desc, s.cp_id)::integer as place,
  amount * 12 / all_months as yearly,
  $success / 100 * amount * 12 / all_months * $moved / 100 * 15 / 365 * ($transfer_rate / 100 - 0.0005) as expected_money
from scored s left join corporate c on c.corp_id = s.introducer_id
