import { lastDay } from '../scale.ts'
import { selectRows } from '../sql.ts'
import type { Bank, TableSource } from '../table-source.ts'

export const complaintTables: readonly TableSource[] = [
  {
    name: 'complaint',
    kind: 'dataset',
    isKept: false,
    select: selectComplaints,
    order: 'branch_id, complaint_id',
  },
]

const stories = [
  ['自助设备', '在{机构}的取款机上取{金额}元，机器吐钞不全，账户已经扣款，等了{天}天还没有退回来。'],
  ['自助设备', '{机构}的存取款一体机连续{天}天显示暂停服务，附近没有别的机器，老人取钱很不方便。'],
  ['自助设备', '存款时机器吞了{金额}元，屏幕提示“交易异常”，打客服说要等对账，到现在没有答复。'],
  ['网点服务', '{机构}周五下午只开一个窗口，取号后等了{分}分钟才办上业务，希望高峰期增开窗口。'],
  ['网点服务', '到{机构}办理社保卡激活，工作人员先后让我跑了{天}趟，每次说的材料都不一样。'],
  ['网点服务', '大堂引导不清楚，排错了队又重新取号，前后耽误{分}分钟。'],
  ['手机银行', '手机银行升级以后一直闪退，重装{天}次都没用，转账只好去柜台。'],
  ['手机银行', '人脸识别老是通不过，换了光线也不行，{分}分钟都没有登录上。'],
  ['手机银行', '转账{金额}元显示“处理中”，对方一直没有收到，客服说{天}天内处理。'],
  ['信用卡', '账单里多了一笔{金额}元的分期手续费，办卡的时候没有人说明过。'],
  ['信用卡', '已经全额还款，还是收到逾期短信，担心影响征信，请尽快核实。'],
  ['理财', '客户经理说是稳健产品，结果净值跌了，{金额}元本金少了一截，当初的风险提示不清楚。'],
  ['理财', '产品到期{天}天了资金还没有到账，问{机构}说系统在清算。'],
  ['贷款', '房贷提前还款预约排到{天}天以后，多付了不少利息，希望缩短时间。'],
  ['贷款', '经营贷续贷材料交了{天}天没有进展，店里等着进货，周转不开。'],
  ['贷款', '申请 e贷时显示额度{金额}元，签约时变成一半，没有任何解释。'],
  ['收费', '小额账户突然扣了{金额}元管理费，没有收到通知，要求退还。'],
  ['营销打扰', '一周接到{天}次推销电话，已经说过不需要，请把我从名单里去掉。'],
] as const

function selectComplaints(bank: Bank): string {
  const rows = stories.map(([category, text], index) => [index + 1, category, text])
  return `
    with drawn as (
      select n, draw('complaint', n) as r, draw('complaint-text', n) as q, draw('complaint-end', n) as e,
             1 + floor(ua(draw('complaint', n)) * ${bank.counts.customers})::integer as holder
      from range(1, ${bank.counts.complaints} + 1) as t(n)
    ), told as (
      select drawn.n, drawn.r, drawn.q, e, cust_id, branch_id, manager_id, outlet_name, category, story,
             (date '2025-11-01' + floor(365 * pow(ub(drawn.r), 0.92))::integer)::date as received_on
      from drawn join customer_model on customer_model.n = holder
      join (${selectRows(['story_no', 'category', 'story'], rows)}) as stories
        on story_no = 1 + floor(uc(drawn.r) * ${stories.length})::integer
    )
    select printf('T%07d', n) as complaint_id, least(received_on, date '${lastDay}') as received_on, cust_id, branch_id, manager_id,
           pick(['客服热线', '客服热线', '手机银行', '网点', '监管转办'], ud(r)) as channel, category,
           replace(replace(replace(replace(story, '{机构}', outlet_name),
             '{金额}', pick(['100', '200', '300', '500', '800', '1000', '2000', '3000', '5000'], ua(q))),
             '{天}', (2 + floor(6 * ub(q))::integer)::varchar), '{分}', (30 + 5 * floor(14 * uc(q))::integer)::varchar)
             || pick(['', '', '希望尽快处理。', '请给个说法。', '如果还不解决，我会向监管部门反映。', '感觉服务越来越差。'], ud(q)) as text,
           case when ud(q) >= 0.6667 and ud(q) < 0.8334 then '高' when ua(e) < 0.55 then '中' else '低' end as severity,
           case when received_on + floor(1 + 11 * pow(ub(e), 2))::integer <= date '${lastDay}' then '已办结' else '处理中' end as status,
           case when received_on + floor(1 + 11 * pow(ub(e), 2))::integer <= date '${lastDay}'
                then (received_on + floor(1 + 11 * pow(ub(e), 2))::integer)::date end as closed_on,
           case when received_on + floor(1 + 11 * pow(ub(e), 2))::integer <= date '${lastDay}' and uc(e) < 0.6
                then 1 + floor(5 * pow(ud(e), 0.7))::integer end as satisfaction
    from told`
}
