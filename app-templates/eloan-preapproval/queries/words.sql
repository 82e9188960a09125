-- what the columns are called on the page
select * from (values
  ('(base)', '基础分 · Base'),
  ('industry', '行业 · Trade'),
  ('months_open', '经营时长（月） · Months open'),
  ('monthly_takings', '月均流水（元） · Monthly takings'),
  ('takings_cv', '流水波动率 · Variation of takings'),
  ('takings_trend', '流水趋势 · Trend of takings'),
  ('active_days', '月均开业天数 · Days open per month'),
  ('median_order', '笔均金额（元） · Typical order'),
  ('night_share', '夜间占比 · Share at night'),
  ('refund_rate', '退款率 · Refund rate'),
  ('repeat_share', '回头客占比 · Returning guests'),
  ('tax_grade', '纳税信用 · Tax grade'),
  ('has_utility_arrears', '水电欠费 · Utility arrears'),
  ('enquiries_6m', '近六个月征信查询 · Credit enquiries'),
  ('debt_ratio', '负债收入比 · Debt ratio')
) as t(feature, item)
