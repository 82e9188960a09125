-- every tag is one rule; a customer has as many as hold
select cust_id, tag from (
  select cust_id, unnest([
    case when assets >= 200000 then '资产20万以上 · Assets over 200k' end,
    case when deposits >= 50000 and invested = 0 then '存款多未配置 · Deposits, nothing invested' end,
    case when invested > 0 then '已持有产品 · Holds products' end,
    case when deposits_before >= 10000 and deposits < 0.7 * deposits_before then '存款流失 · Deposits leaving' end,
    case when inflow >= 20000 and inflow >= 2 * usual_inflow then '大额资金到账 · Large money came in' end,
    case when is_payroll then '代发工资 · Paid through us' end,
    case when not has_mobile_bank then '未开手机银行 · No mobile bank' end,
    case when opened_on > last_month - interval 180 day then '新客户 · New customer' end,
    case when bookings = 0 then '三个月未动账 · No booking in 3 months' end
  ]) as tag
  from people)
where tag is not null
