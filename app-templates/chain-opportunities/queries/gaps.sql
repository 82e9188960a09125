select link, seller, buyer, yearly, yearly_elsewhere, firms_elsewhere, firms_ours, coverage, usual,
  greatest(0, usual - coverage) * yearly as missing,
  case when coverage < usual - 0.1 then say('断点：先补', 'missing link') when coverage < usual then say('偏低', 'thin') else say('稳固', 'strong') end as verdict
from links order by missing desc, yearly_elsewhere desc, link
