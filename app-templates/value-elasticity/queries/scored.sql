select p.*, coalesce(e.effect, 0) as effect, e.error,
  coalesce(e.effect, 0) * $earned / 100 - $contact_cost as gain,
  p.yearly * p.stays / (1 + $discount / 100 - p.stays) as lifetime,
  case when coalesce(e.effect, 0) * $earned / 100 > 2 * $contact_cost then say('有弹性：联系', 'Elastic: contact') when coalesce(e.effect, 0) * $earned / 100 > $contact_cost then say('略有弹性', 'Slightly elastic')
    when coalesce(e.effect, 0) > 0 then say('弹性小：不必专门联系', 'Not worth a contact') else say('不要打扰', 'Leave alone') end as kind
from people p left join effects e on e.cell = p.cell
