-- the journeys and their steps in order; edit this list when your own log has other names
select journey, step_no, event, label from (values
  ('loan', 1, 'loan_apply', say('申请', 'apply')), ('loan', 2, 'loan_submit', say('提交', 'submit')),
  ('loan', 3, 'loan_offer', say('出额度', 'offer')), ('loan', 4, 'loan_accept', say('接受', 'accept')),
  ('loan', 5, 'loan_sign', say('签约', 'sign')), ('loan', 6, 'loan_drawdown', say('提款', 'draw down')),
  ('wealth', 1, 'wealth_list', say('看列表', 'list')), ('wealth', 2, 'wealth_detail', say('看详情', 'detail')),
  ('wealth', 3, 'wealth_buy', say('购买', 'buy')),
  ('transfer', 1, 'transfer_start', say('发起', 'start')), ('transfer', 2, 'transfer_confirm', say('确认', 'confirm')),
  ('transfer', 3, 'transfer_done', say('完成', 'done')),
  ('bills', 1, 'bill_pay', say('去缴费', 'pay')), ('bills', 2, 'bill_done', say('完成', 'done'))
) as rows(journey, step_no, event, label)
where journey = $journey
