select m.merchant_id, m.name, m.credit_limit, m.default_12m, r.points, r.pd, r.grade,
  r.pd * coalesce(m.credit_limit, 0) * $loss_share / 100 as expected_loss
from merchant m join rating r on r.merchant_id = m.merchant_id
