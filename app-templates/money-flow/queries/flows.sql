-- bank of the other side → kind of booking → accounts → kind of booking → bank of the other side
with chosen as (
  select *, case type when '代发工资' then say('工资', 'wages') when '转账汇入' then say('转入', 'transfers in') when '转账汇出' then say('转出', 'transfers out')
      when '销售回款' then say('货款', 'sales') when '采购付款' then say('采购', 'purchases') when '工资发放' then say('发工资', 'payroll') when '缴税' then say('缴税', 'taxes')
      when '费用支出' then say('费用', 'costs') when '快捷支付' then say('消费', 'spending') when '自助取款' then say('取现', 'cash out') when '现金存入' then say('存现', 'cash in')
      when '生活缴费' then say('缴费', 'bills') when '信用卡还款' then say('还信用卡', 'card repaid') when '购买理财' then say('理财', 'wealth') when '定期存入' then say('定期', 'deposits')
      when '结息' then say('利息', 'interest') when '退款' then say('退款', 'refunds') else coalesce(type, '—') end as what,
    case bank_kind when '本行' then say('我行', 'our bank') when '国有大行' then say('国有行', 'state banks') when '股份制银行' then say('股份行', 'joint-stock banks')
      when '城商行' then say('城商行', 'city banks') when '农商行' then say('农商行', 'rural banks') else coalesce(bank_kind, say('不明', 'an unknown bank')) end as bank
  from legs where period = 0 [[ and holder = $customer ]]
),
totals as (
  select coalesce(sum(amount) filter (is_in), 0) as came, coalesce(sum(amount) filter (not is_in), 0) as went from chosen
)
select say('自', 'from ') || bank as source, what as target, sum(amount) as amount from chosen where is_in and is_transfer group by all
union all
select what, say('账户', 'accounts'), sum(amount) from chosen where is_in group by all
union all
select say('账户', 'accounts'), what, sum(amount) from chosen where not is_in group by all
union all
select what, say('去', 'to ') || bank, sum(amount) from chosen where not is_in and is_transfer group by all
union all
select say('动用余额', 'from balances'), say('账户', 'accounts'), went - came from totals where went > came
union all
select say('账户', 'accounts'), say('留在余额', 'kept'), came - went from totals where came > went
