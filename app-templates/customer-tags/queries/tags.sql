-- every tag is one rule; a customer has as many as hold; lists are drawn by the code, the words are for the reader
select cust_id, found.code, found.tag from (
  select cust_id, unnest([
    case when assets >= 200000 then {code: 'wealthy', tag: say('资产20万以上', 'Assets over 200k')} end,
    case when deposits >= 50000 and invested = 0 then {code: 'not_invested', tag: say('存款多未配置', 'Deposits, nothing invested')} end,
    case when invested > 0 then {code: 'invested', tag: say('已持有产品', 'Holds products')} end,
    case when deposits_before >= 10000 and deposits < 0.7 * deposits_before then {code: 'leaving', tag: say('存款流失', 'Deposits leaving')} end,
    case when inflow >= 20000 and inflow >= 2 * usual_inflow then {code: 'came_in', tag: say('大额资金到账', 'Large money came in')} end,
    case when is_payroll then {code: 'payroll', tag: say('代发工资', 'Paid through us')} end,
    case when not has_mobile_bank then {code: 'no_mobile', tag: say('未开手机银行', 'No mobile bank')} end,
    case when opened_on > last_month - interval 180 day then {code: 'new', tag: say('新客户', 'New customer')} end,
    case when bookings = 0 then {code: 'silent', tag: say('三个月未动账', 'No booking in 3 months')} end
  ]) as found
  from people)
where found is not null
