import { selectRows } from '../sql.ts'
import type { TableSource } from '../table-source.ts'

export const appEventTables: readonly TableSource[] = [
  {
    name: 'app_event',
    parquetVersion: 'v2',
    kind: 'dataset',
    isKept: false,
    select: selectEvents,
    order: 'branch_id, manager_id, cust_id, session_id, step',
  },
]

/** Ways through the app: how common, and the events in their order. */
const journeys = [
  ['balance', 0.5, ['login', 'view_account', 'view_transactions']],
  ['transfer', 0.74, ['login', 'transfer_start', 'transfer_confirm', 'transfer_done']],
  ['wealth', 0.88, ['login', 'wealth_list', 'wealth_detail', 'wealth_buy']],
  ['bills', 0.94, ['login', 'bill_pay', 'bill_done']],
  [
    'loan',
    1,
    ['login', 'loan_apply', 'loan_submit', 'loan_offer', 'loan_accept', 'loan_sign', 'loan_drawdown'],
  ],
] as const

/** Sessions of September and October 2026. Of those who begin a loan 56, 39, 38, 25 and 17 % reach the next steps. */
function selectEvents(): string {
  const rows = journeys.map(([journey, upTo, events]) => [journey, upTo, events.join(',')])
  const hours = '[7,8,8,9,9,9,10,10,10,11,11,12,12,13,14,15,16,17,18,19,20,20,21,21,22]'
  return `
    with users as (
      select n, cust_id, branch_id, manager_id, lapses_on, draw('app-user', n) as u,
             least(90, floor(weekly_rate * 3.4 * exp(0.5 * na(draw('app-user', n))) + ua(draw('app-user', n))))::bigint as sessions
      from customer_model where has_mobile_bank and opened_on < date '2026-09-01'
    ), visits as (
      select users.*, t.k, draw('app-session', n || ':' || t.k) as r, draw('app-depth', n || ':' || t.k) as q
      from users, unnest(range(sessions)) as t(k)
    ), timed as (
      select *, date '2026-09-01' + floor(61 * ua(r))::integer as day,
             pick(${hours}, ub(r)) * 3600 + floor(3600 * uc(r))::integer as second
      from visits
    ), routed as (
      select timed.*, journey, string_split(events, ',') as path
      from timed join (${selectRows(['journey', 'up_to', 'events'], rows)}) as ways
        on ud(r) < up_to and ud(r) >= up_to - case journey when 'balance' then 0.5 when 'transfer' then 0.24 when 'wealth' then 0.14 else 0.06 end
      where lapses_on is null or day < lapses_on
    ), walked as (
      select *, case when ua(q) < 0.025 then 1
                     when journey = 'loan' then case when ub(q) >= 0.56 then 2 when ub(q) >= 0.39 then 3 when ub(q) >= 0.38 then 4
                                                     when ub(q) >= 0.25 then 5 when ub(q) >= 0.17 then 6 else 7 end
                     when journey = 'wealth' then case when ub(q) < 0.3 then 2 when ub(q) < 0.88 then 3 else 4 end
                     when journey = 'transfer' then case when ub(q) < 0.08 then 2 when ub(q) < 0.12 then 3 else 4 end
                     else case when ub(q) < 0.3 then 2 else 3 end end as depth
      from routed
    )
    select cust_id, branch_id, manager_id, n * 1000 + k as session_id, step::integer as step,
           (day::timestamp + to_seconds(second + (step - 1) * (9 + floor(30 * uc(q)))::bigint))::timestamp as happened_at,
           case when step = 1 and ua(q) < 0.025 then 'login_failed' else path[step] end as event,
           case when ub(u) < 0.44 then 'Android' when ub(u) < 0.72 then 'iOS' else 'HarmonyOS' end as platform,
           case when day < date '2026-09-24' or uc(u) < 0.25 then '8.2.1' else '8.3.0' end as app_version
    from walked, unnest(range(1, depth + 1)) as t(step)`
}
