-- the journeys and their steps in order; edit this list when your own log has other names
select journey, step_no, event, label from (values
  ('loan', 1, 'loan_apply', '申请 · apply'), ('loan', 2, 'loan_submit', '提交 · submit'),
  ('loan', 3, 'loan_offer', '出额度 · offer'), ('loan', 4, 'loan_accept', '接受 · accept'),
  ('loan', 5, 'loan_sign', '签约 · sign'), ('loan', 6, 'loan_drawdown', '提款 · draw down'),
  ('wealth', 1, 'wealth_list', '看列表 · list'), ('wealth', 2, 'wealth_detail', '看详情 · detail'),
  ('wealth', 3, 'wealth_buy', '购买 · buy'),
  ('transfer', 1, 'transfer_start', '发起 · start'), ('transfer', 2, 'transfer_confirm', '确认 · confirm'),
  ('transfer', 3, 'transfer_done', '完成 · done'),
  ('bills', 1, 'bill_pay', '去缴费 · pay'), ('bills', 2, 'bill_done', '完成 · done')
) as rows(journey, step_no, event, label)
where journey = $journey
