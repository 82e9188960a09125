with last as (select max(month) as last_month from firm_month),
ideas as (
  select m.corp_id, m.name, m.manager_id, '回款不在本行 · Receipts elsewhere' as reason,
    '年营收约 ' || (m.annual_revenue / 10000)::bigint || ' 万元，经本行收 ' || round(100 * m.wallet_share)::integer || '% · ' || round(100 * m.wallet_share)::integer || ' % of revenue comes in through us' as evidence,
    '争取结算：回款账户与现金管理 · win the settlement account' as what,
    greatest(0, $target_share / 100 - m.wallet_share) * m.annual_revenue * 15 / 365 * ($transfer_rate / 100 - 0.0005) as expected_money
  from members m where m.wallet_share < $target_share / 100
  union all
  select m.corp_id, m.name, m.manager_id, '未代发工资 · Wages paid elsewhere', '员工未在本行发薪 · staff are not paid through us',
    '上门谈代发 · offer payroll', 0.11 * m.annual_revenue * 0.25 / 12 * ($transfer_rate / 100 - 0.0005)
  from members m where not m.is_payroll_client
  union all
  select m.corp_id, m.name, m.manager_id, '存款下降 · Deposits falling',
    '近三月均 ' || (m.deposits_recent / 10000)::bigint || ' 万元，此前 ' || (m.deposits_before / 10000)::bigint || ' 万元 · mean of three months against before, 10,000 yuan',
    '问明资金去向，谈留存 · ask where it goes', (m.deposits_before - m.deposits_recent) * ($transfer_rate / 100 - 0.0005)
  from members m where m.deposits_recent < 0.8 * m.deposits_before and m.deposits_before > 100000
  union all
  select m.corp_id, m.name, m.manager_id, '定期将到期 · Deposit matures', '到期日 ' || a.matures_on || ' · matures then',
    '到期前一周约见续存 · meet a week before', sum(b.end_balance) * ($transfer_rate / 100 - coalesce(any_value(a.annual_rate), 0))
  from members m join account a on a.corp_id = m.corp_id cross join last l
  join balance b on b.acct_id = a.acct_id and b.month = l.last_month
  where a.matures_on between l.last_month and l.last_month + interval 90 day
  group by m.corp_id, m.name, m.manager_id, a.matures_on
  union all
  select m.corp_id, m.name, m.manager_id, '贷款将到期 · Loan falls due', '到期日 ' || o.due_on || '，' || (s.balance / 10000)::bigint || ' 万元 · balance in 10,000 yuan',
    '提前一个月谈续贷 · renew a month ahead', s.balance * (o.annual_rate - $transfer_rate / 100)
  from members m join loan o on o.corp_id = m.corp_id join loan_state s on s.loan_id = o.loan_id cross join last l
  where s.month = (select max(month) from loan_state) and o.due_on between l.last_month and l.last_month + interval 120 day
  union all
  select m.corp_id, m.name, m.manager_id, '贷款逾期 · Overdue', '逾期 ' || m.overdue_days || ' 天 · days overdue', '先处理风险再谈业务 · risk first', m.loans * 0.1
  from members m where m.overdue_days > 0
  union all
  select core.corp_id, d.partner, core.manager_id, '可引荐的伙伴 · Partner to be introduced',
    '四个月往来 ' || (d.amount / 10000)::bigint || ' 万元，' || d.months_seen || ' 个月有往来 · 10,000 yuan dealt with over the months',
    '请核心企业引荐 · ask the core firm to introduce', d.amount * 3 * 15 / 365 * ($transfer_rate / 100 - 0.0005)
  from dealings d join core on core.corp_id = d.corp_id where d.partner_corp is null and d.months_seen >= 2
)
select * from ideas where expected_money > 0 order by expected_money desc, corp_id, reason limit 100
