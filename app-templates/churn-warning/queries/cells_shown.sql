select concat_ws('，', case silent when 0 then '本月有交易 · active' else '沉默 ' || silent || ' 个月 · silent' end,
    case missed_step when 1 then '少了约 1 笔 · 1 missed' when 2 then '少了 2 笔 · 2 missed' when 3 then '少了 3–5 笔 · 3 to 5 missed' when 4 then '少了 6 笔以上 · 6 or more missed' end,
    case when is_drained then '刚转走大部分余额 · drained' end) as state,
  customers::integer as customers, dormant::integer as dormant, risk
from cells where ago = 6 order by risk desc, state
