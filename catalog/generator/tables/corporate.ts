import { firmWords, mensNames, streets, surnames } from '../chinese-names.ts'
import { lastDay } from '../scale.ts'
import { textList } from '../sql.ts'
import type { Bank, TableSource } from '../table-source.ts'

export const corporateTables: readonly TableSource[] = [
  { name: 'corporate_model', kind: 'work', isKept: true, select: selectModel, order: 'n' },
  {
    name: 'corporate',
    kind: 'dataset',
    isKept: false,
    select: selectCorporates,
    order: 'branch_id, manager_id, corp_id',
  },
  { name: 'corporate', kind: 'truth', isKept: false, select: selectTruth, order: 'corp_id' },
  { name: 'counterparty_model', kind: 'work', isKept: true, select: selectCounterpartyModel, order: 'n' },
  { name: 'counterparty', kind: 'dataset', isKept: false, select: selectCounterparties, order: 'cp_id' },
  { name: 'counterparty', kind: 'truth', isKept: false, select: selectCounterpartyTruth, order: 'cp_id' },
]

const industries = [
  '制造业',
  '批发和零售业',
  '建筑业',
  '信息技术',
  '交通运输',
  '住宿和餐饮',
  '商务服务',
  '科研技术',
  '农林牧渔',
  '医药卫生',
]

const trades = [
  '机械',
  '商贸',
  '建筑工程',
  '软件',
  '物流',
  '餐饮管理',
  '企业服务',
  '科技',
  '农业发展',
  '医药',
]

/** A firm pays and is paid by up to this many steady partners each; the first are met most often. */
export const steadyPartners = 6

/** Shares of counterparties: people, firms, shops, payment institutions, utilities and offices. */
export const counterpartyShares = { person: 0.5, firm: 0.8, shop: 0.97, payment: 0.985 } as const

function selectModel(bank: Bank): string {
  return `
    with drawn as (
      select n, draw('corporate', n) as r, draw('corporate-place', n) as p, draw('corporate-name', n) as k
      from range(1, ${bank.counts.corporates} + 1) as t(n)
    ), sized as (
      select drawn.*, branch_id, outlet.city, outlet.opened_on as outlet_opened_on,
             printf('M%04d', outlet_no * 20 + 1 + floor(ub(p) * managers)::integer) as manager_id,
             case when uc(p) < 0.04 then '大型' when uc(p) < 0.17 then '中型' when uc(p) < 0.55 then '小型'
                  else '微型' end as size,
             1 + floor(ud(p) * ${industries.length})::integer as industry_no
      from drawn join outlet on ua(p) > lower_share and ua(p) <= upper_share
    )
    select *, printf('E%07d', n) as corp_id,
           case size when '大型' then 800e6 when '中型' then 90e6 when '小型' then 12e6 else 2e6 end
             * exp(0.6 * na(r)) as revenue,
           case size when '大型' then 60 when '中型' then 25 when '小型' then 12 else 6 end as monthly_txns,
           (outlet_opened_on + floor(pow(uc(r), 1.4) * (date '2026-06-30' - outlet_opened_on))::integer)::date as opened_on,
           case when ud(r) < case size when '微型' then 0.22 when '小型' then 0.12 else 0.04 end
                then (date '2024-11-01' + floor(910 * ua(draw('corporate-lapse', n)))::integer)::date end as lapses_on
    from sized`
}

function firmName(draw: string, trade: string): string {
  return `pick(${textList(firmWords)}, ua(${draw})) || pick(['', '', '', '新', '安', '达', '宇', '江', '川', '海'], ub(${draw}))
    || ${trade} || pick(['有限公司', '有限公司', '有限责任公司', '股份有限公司'], uc(${draw}))`
}

function selectCorporates(): string {
  const trade = `${textList(trades)}[industry_no]`
  return `
    select corp_id, branch_id, manager_id, city || ${firmName('k', trade)} as name,
           ${textList(industries)}[industry_no] as industry, size,
           pick(${textList(surnames)}, ud(k)) || pick(${textList(mensNames)}, ub(r)) as legal_person,
           city || '市' || pick(${textList(streets)}, ua(r)) || (1 + floor(uc(k) * 300)::integer) || '号' as address,
           greatest(100000, round(revenue * (0.08 + 0.25 * ub(k)), -5))::decimal(16, 2) as registered_capital,
           greatest(2, round(revenue / 650000 * exp(0.4 * nb(r))))::integer as employees,
           cents(round(revenue, -3)) as annual_revenue,
           (opened_on - 60 - floor(2600 * ud(p))::integer)::date as established_on, opened_on,
           ub(r) < 0.34 as is_payroll_client, uc(k) < 0.72 as has_online_bank
    from corporate_model`
}

function selectTruth(): string {
  return `select corp_id, lapses_on as true_lapse_date, round(revenue)::bigint as true_revenue from corporate_model`
}

/** Firms among the counterparties: 65 % are customers of ours, the others bank elsewhere. */
function selectCounterpartyModel(bank: Bank): string {
  const { counterparties, corporates, customers } = bank.counts
  const { person, firm, shop, payment } = counterpartyShares
  return `
    with drawn as (
      select n, n / ${counterparties} as place, draw('counterparty', n) as r, draw('counterparty-name', n) as k
      from range(0, ${counterparties}) as t(n)
    )
    select n, printf('P%07d', n + 1) as cp_id, r, k,
           case when place < ${person} then '个人' when place < ${firm} then '企业' when place < ${shop} then '商户'
                when place < ${payment} then '支付机构' else '公用事业与政府' end as kind,
           case when place < ${person} and ua(r) < 0.4
                then printf('C%08d', 1 + floor(ub(r) * ${customers})::integer) end as linked_cust_id,
           case when place >= ${person} and place < ${firm} and ua(r) < 0.65
                then printf('E%07d', 1 + floor(ub(r) * ${corporates})::integer) end as linked_corp_id,
           1 + floor(uc(r) * ${industries.length})::integer as industry_no
    from drawn`
}

function selectCounterparties(): string {
  return `
    select cp_id, kind,
           case kind
             when '个人' then pick(${textList(surnames)}, ua(k)) || '**'
             when '商户' then pick(${textList(firmWords)}, ua(k)) || pick(['超市', '便利店', '餐厅', '药房', '服饰店', '加油站', '母婴店', '水果店'], ub(k))
             when '支付机构' then pick(${textList(firmWords)}, ua(k)) || '支付有限公司'
             when '公用事业与政府' then pick(['自来水公司', '供电公司', '燃气公司', '税务局', '社保中心', '公积金中心', '热力公司', '物业公司'], ua(k))
             else ${firmName('k', `${textList(trades)}[industry_no]`)} end as name,
           case when linked_cust_id is not null or linked_corp_id is not null then '本行'
                else pick(['国有大行', '股份制银行', '城商行', '农商行', '国有大行'], ud(k)) end as bank_kind,
           case when kind = '企业' then ${textList(industries)}[industry_no] end as industry,
           linked_cust_id, linked_corp_id
    from counterparty_model`
}

/**
 * Of the firms that bank elsewhere, one in sixteen can be won: those that live off few and deep dealings with our
 * customers, in both directions. Firms with whom everybody deals are fought over by every bank and stay where they are.
 * The dealings are those of `flow.ts`, taken as shares of revenue and not as bookings.
 */
function selectCounterpartyTruth(bank: Bank): string {
  const { customers, counterparties } = bank.counts
  const { person, firm } = counterpartyShares
  return `
    with partners as (
      select c.n, is_sale.flag as is_sale,
             c.revenue * (pow((k.k + 1) / ${steadyPartners}, 2 / 3) - pow(k.k / ${steadyPartners}, 2 / 3)) as amount,
             floor((${person} + ${(firm - person).toFixed(6)}
               * pow(ua(draw('partner', (${2 * customers} + c.n) || ':' || is_sale.flag || ':' || k.k::double)), 2.2))
               * ${counterparties})::integer as partner
      from corporate_model c cross join range(${steadyPartners}) as k(k) cross join (values (true), (false)) as is_sale(flag)
      where lapses_on is null or lapses_on > date '2026-07-01'
    ), dealings as (
      select partner, count(distinct n) as breadth, sum(amount) as amount, bool_or(is_sale) and not bool_and(is_sale) as is_two_way
      from partners group by partner
    ), ranked as (
      select m.n, percent_rank() over (order by 0.7 * ln(amount / breadth) - 0.8 * ln(breadth) + 0.7 * is_two_way::integer
                                                + 0.9 * na(draw('counterparty-winnable', m.n)) desc) as place
      from counterparty_model m join dealings on dealings.partner = m.n
      where kind = '企业' and linked_corp_id is null
    )
    select cp_id, kind = '企业' and linked_corp_id is null as is_hidden_firm,
           coalesce(place < 0.0625, false) as is_convertible,
           case when kind <> '企业' then null when ub(k) < 0.4 then '供应商' when ub(k) < 0.75 then '采购商'
                else '双向' end as true_role,
           date '${lastDay}' as as_of
    from counterparty_model left join ranked using (n)`
}
