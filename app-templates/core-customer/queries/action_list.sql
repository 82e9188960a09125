with last as (select max(month) as last_month from firm_month),
ideas as (
  select m.corp_id, m.name, m.manager_id, say('回款不在本行', 'Receipts elsewhere') as reason,
    say('年营收约 ' || (m.annual_revenue / 10000)::bigint || ' 万元，经本行收 ' || round(100 * m.wallet_share)::integer || '%',
      'revenue of about ' || round(m.annual_revenue / 1000000, 2) || ' million yuan a year, ' || round(100 * m.wallet_share)::integer || ' % of it comes in through us') as evidence,
    say('争取结算：回款账户与现金管理', 'win the settlement account: receipts and cash management') as what,
    greatest(0, $target_share / 100 - m.wallet_share) * m.annual_revenue * 15 / 365 * ($transfer_rate / 100 - 0.0005) as expected_money
  from members m where m.wallet_share < $target_share / 100
  union all
  select m.corp_id, m.name, m.manager_id, say('未代发工资', 'Wages paid elsewhere'), say('员工未在本行发薪', 'staff are not paid through us'),
    say('上门谈代发', 'visit and offer payroll'), 0.11 * m.annual_revenue * 0.25 / 12 * ($transfer_rate / 100 - 0.0005)
  from members m where not m.is_payroll_client
  union all
  select m.corp_id, m.name, m.manager_id, say('存款下降', 'Deposits falling'),
    say('近三月均 ' || (m.deposits_recent / 10000)::bigint || ' 万元，此前 ' || (m.deposits_before / 10000)::bigint || ' 万元',
      round(m.deposits_recent / 1000000, 2) || ' million yuan on average in the last three months, ' || round(m.deposits_before / 1000000, 2) || ' million before'),
    say('问明资金去向，谈留存', 'ask where the money goes and what would keep it'), (m.deposits_before - m.deposits_recent) * ($transfer_rate / 100 - 0.0005)
  from members m where m.deposits_recent < 0.8 * m.deposits_before and m.deposits_before > 100000
  union all
  select m.corp_id, m.name, m.manager_id, say('定期将到期', 'Deposit matures'), say('到期日 ' || a.matures_on, 'matures on ' || a.matures_on),
    say('到期前一周约见续存', 'meet a week before and renew it'), sum(b.end_balance) * ($transfer_rate / 100 - coalesce(any_value(a.annual_rate), 0))
  from members m join account a on a.corp_id = m.corp_id cross join last l
  join balance b on b.acct_id = a.acct_id and b.month = l.last_month
  where a.matures_on between l.last_month and l.last_month + interval 90 day
  group by m.corp_id, m.name, m.manager_id, a.matures_on
  union all
  select m.corp_id, m.name, m.manager_id, say('贷款将到期', 'Loan falls due'), say('到期日 ' || o.due_on || '，' || (s.balance / 10000)::bigint || ' 万元', 'due on ' || o.due_on || ', ' || round(s.balance / 1000000, 2) || ' million yuan'),
    say('提前一个月谈续贷', 'talk about renewal a month ahead'), s.balance * (o.annual_rate - $transfer_rate / 100)
  from members m join loan o on o.corp_id = m.corp_id join loan_state s on s.loan_id = o.loan_id cross join last l
  where s.month = (select max(month) from loan_state) and o.due_on between l.last_month and l.last_month + interval 120 day
  union all
  select m.corp_id, m.name, m.manager_id, say('贷款逾期', 'Loan overdue'), say('逾期 ' || m.overdue_days || ' 天', m.overdue_days || ' days overdue'), say('先处理风险再谈业务', 'settle the risk before any business'), m.loans * 0.1
  from members m where m.overdue_days > 0
  union all
  select core.corp_id, d.partner, core.manager_id, say('可引荐的伙伴', 'Partner to be introduced'),
    say('四个月往来 ' || (d.amount / 10000)::bigint || ' 万元，' || d.months_seen || ' 个月有往来',
      round(d.amount / 1000000, 2) || ' million yuan dealt with in four months, in ' || d.months_seen || ' of them'),
    say('请核心企业引荐', 'ask the core firm to introduce it'), d.amount * 3 * 15 / 365 * ($transfer_rate / 100 - 0.0005)
  from dealings d join core on core.corp_id = d.corp_id where d.partner_corp is null and d.months_seen >= 2
)
select * from ideas where expected_money > 0 order by expected_money desc, corp_id, reason limit 100
