select concat_ws(say('，', ', '), case silent when 0 then say('本月有交易', 'active this month') else say('沉默 ' || silent || ' 个月', 'silent for ' || silent || case silent when 1 then ' month' else ' months' end) end,
    case missed_step when 1 then say('少了约 1 笔', 'about 1 booking missed') when 2 then say('少了 2 笔', '2 bookings missed') when 3 then say('少了 3–5 笔', '3 to 5 bookings missed') when 4 then say('少了 6 笔以上', '6 or more bookings missed') end,
    case when is_drained then say('刚转走大部分余额', 'most of the balance just moved out') end) as state,
  customers::integer as customers, dormant::integer as dormant, risk
from cells where ago = 6 order by risk desc, state
