import { selectRows } from '../sql.ts'
import type { TableSource } from '../table-source.ts'

export const campaignTables: readonly TableSource[] = [
  { name: 'campaign', kind: 'dataset', isKept: true, select: selectCampaigns, order: 'campaign_id' },
  { name: 'campaign_model', kind: 'work', isKept: true, select: selectModel, order: 'campaign_id, cust_id' },
  {
    name: 'campaign_contact',
    kind: 'dataset',
    isKept: false,
    select: selectContacts,
    order: 'branch_id, manager_id, campaign_id, cust_id',
  },
  {
    name: 'campaign_contact',
    kind: 'truth',
    isKept: false,
    select: selectTruth,
    order: 'campaign_id, cust_id',
  },
]

function selectCampaigns(): string {
  const rows = [
    ['K2603', '春季理财节', 'W05', '短信与客户经理外呼', '2026-03-02', '2026-03-31', 180_000],
    ['K2606', 'e贷直通车', 'L04', '手机银行弹窗与短信', '2026-06-01', '2026-06-30', 60_000],
    ['K2609', '代发客户财富升级', 'W01', '短信与客户经理外呼', '2026-09-01', '2026-09-30', 120_000],
  ] as const
  const columns = ['campaign_id', 'name', 'product_id', 'channel', 'starts_on', 'ends_on', 'budget']
  return `
    select campaign_id, name, product_id, channel, starts_on::date as starts_on, ends_on::date as ends_on,
           budget::decimal(16, 2) as budget
    from (${selectRows(columns, rows)})`
}

/**
 * A fifth of everybody is a random control group. In K2603 contact adds 4.5 points on average and 7.4 in the best
 * third, in K2606 it adds nothing, in K2609 two points.
 */
function selectModel(): string {
  return `
    with drawn as (
      select campaign_id, starts_on, cust_id, branch_id, manager_id, age, wealth, has_mobile_bank, is_payroll, n,
             draw('contact', campaign_id || ':' || n) as r, draw('response', campaign_id || ':' || n) as q
      from campaign cross join customer_model
      where opened_on < starts_on and (lapses_on is null or lapses_on > starts_on)
        and (campaign_id <> 'K2609' or is_payroll)
    ), chosen as (
      select * from drawn where ua(r) < case campaign_id when 'K2609' then 0.55 else 0.5 end
    )
    select *, case when ub(r) < 0.2 then '对照' when ub(r) < 0.65 then '短信' else '外呼' end as arm,
           logit(-2.75 + 0.22 * ln(wealth / 40000) + 0.3 * has_mobile_bank::integer) as base,
           case campaign_id
             when 'K2603' then greatest(-0.03, 0.045 + 0.018 * least(2, greatest(-2, ln(wealth / 40000) / 1.4))
                                               + 0.0009 * (42 - age) + 0.006 * na(q))
             when 'K2606' then 0 else 0.02 end as effect
    from chosen`
}

function selectContacts(): string {
  return `
    with answered as (
      select *, uc(r) < base + case when arm = '对照' then 0 when arm = '外呼' then effect * 1.15 else effect * 0.9 end as responded,
             starts_on + floor(20 * ud(r))::integer as day
      from campaign_model
    )
    select campaign_id, cust_id, branch_id, manager_id, arm, case when arm <> '对照' then day::date end as contacted_on,
           arm <> '对照' and uc(q) < case arm when '短信' then 0.97 else 0.71 end as is_reached, responded,
           case when responded then least(day + 1 + floor(9 * ud(q))::integer, date '2026-10-31')::date end as responded_on,
           case when responded then greatest(1000, round(wealth * 0.12 * exp(0.6 * nb(q)), -3)) else 0 end::decimal(16, 2) as amount
    from answered`
}

function selectTruth(): string {
  return 'select campaign_id, cust_id, round(base, 4)::double as true_base, round(effect, 4)::double as true_effect from campaign_model'
}
