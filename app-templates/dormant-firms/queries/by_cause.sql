select cause, count(*)::integer as firms, sum(usual) as usual, sum(expected) as expected, mode(what) as what
from action_list group by cause order by firms desc, cause
