-- what the columns and their bins are called on the page
select * from (values
  ('(base)', say('基础分', 'Base')),
  ('industry', say('行业', 'Trade')),
  ('months_open', say('经营时长（月）', 'Months open')),
  ('monthly_takings', say('月均流水（元）', 'Monthly takings')),
  ('takings_cv', say('流水波动率', 'Variation of takings')),
  ('takings_trend', say('流水趋势', 'Trend of takings')),
  ('active_days', say('月均开业天数', 'Days open per month')),
  ('median_order', say('笔均金额（元）', 'Typical order')),
  ('night_share', say('夜间占比', 'Share at night')),
  ('refund_rate', say('退款率', 'Refund rate')),
  ('repeat_share', say('回头客占比', 'Returning customers')),
  ('tax_grade', say('纳税信用', 'Tax grade')),
  ('has_utility_arrears', say('水电欠费', 'Utility arrears')),
  ('enquiries_6m', say('近六个月征信查询', 'Credit enquiries')),
  ('debt_ratio', say('负债收入比', 'Debt ratio')),
  ('missing', say('缺失', 'missing')),
  ('other', say('其他', 'other')),
  ('all', say('全部', 'all')),
  ('true', say('是', 'yes')),
  ('false', say('否', 'no'))
) as t(feature, item)
