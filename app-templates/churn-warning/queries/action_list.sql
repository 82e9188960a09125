with maturing as (
  select distinct m.cust_id, min(a.matures_on) as matures_on
  from month m join account a on a.acct_id = m.acct_id
  where a.matures_on between today() and today() + 60
  group by m.cust_id
),
complained as (
  select cust_id, count(*) as complaints, count(*) filter (status = '处理中') as open
  from complaint where received_on > today() - 180
  group by cust_id
)
select s.cust_id, c.tier, s.risk, s.lead_days, s.usual_balance,
  s.risk * $saved / 100 * s.usual_balance * $margin / 100 as save_value,
  concat_ws(say('；', '; '),
    case when s.is_drained then say('转走余额的 ' || round(100 * s.drained)::integer || '%', round(100 * s.drained)::integer || ' % of the balance moved out') end,
    case when s.silent > 0 then say('沉默 ' || s.silent || ' 个月，往常约 ' || round(s.missed)::integer || ' 笔', 'silent for ' || s.silent || case s.silent when 1 then ' month' else ' months' end || ', usually about ' || round(s.missed)::integer || case round(s.missed)::integer when 1 then ' booking' else ' bookings' end) end,
    case when c.is_payroll and s.silent > 0 then say('代发停了', 'wages have stopped') end,
    case when p.complaints > 0 then say('半年内投诉 ' || p.complaints || ' 件', p.complaints || case p.complaints when 1 then ' complaint' else ' complaints' end || ' in half a year') end,
    case when t.matures_on is not null then say('定期 ' || t.matures_on || ' 到期', 'deposit matures on ' || t.matures_on) end) as reasons,
  case when p.open > 0 then say('先办结投诉，再谈存款', 'settle the complaint before any talk of deposits')
    when t.matures_on is not null then say('到期前约见，给续存方案', 'meet before the deposit matures and offer to renew it')
    when s.is_drained then say('今天致电，问资金去向', 'call today and ask where the money went')
    when c.is_payroll and s.silent > 0 then say('核实是否换了单位', 'ask about a new employer')
    else say('电话关怀', 'call and ask how things are') end as what
from scored s
left join customer c on c.cust_id = s.cust_id
left join complained p on p.cust_id = s.cust_id
left join maturing t on t.cust_id = s.cust_id
where s.risk >= $watch / 100
order by save_value desc, s.cust_id
