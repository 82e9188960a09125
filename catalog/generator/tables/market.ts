import { communityKinds, communityWords } from '../chinese-names.ts'
import { textList } from '../sql.ts'
import type { Bank, TableSource } from '../table-source.ts'

export const marketTables: readonly TableSource[] = [
  { name: 'competitor', kind: 'dataset', isKept: true, select: selectCompetitors, order: 'competitor_id' },
  { name: 'community', kind: 'dataset', isKept: false, select: selectCommunities, order: 'community_id' },
]

function placedNear(stream: string, count: number): string {
  return `
    select n, draw('${stream}', n) as r, draw('${stream}-place', n) as p, outlet.branch_id, outlet.city, flat_price,
           round(latitude + 0.022 * na(draw('${stream}-place', n)), 5) as latitude,
           round(longitude + 0.026 * nb(draw('${stream}-place', n)), 5) as longitude
    from range(1, ${count} + 1) as t(n)
    join outlet on (n - 0.5) / ${count} >= lower_share and (n - 0.5) / ${count} < upper_share
    join city on city.city = outlet.city`
}

function selectCompetitors(bank: Bank): string {
  return `
    select printf('B%06d', n) as competitor_id, city, branch_id as nearest_branch_id,
           pick(['国有大行', '国有大行', '股份制银行', '股份制银行', '城商行', '农商行'], ua(r)) as bank_kind,
           case when ub(r) < 0.78 then '支行' else '自助银行' end as kind,
           latitude::double as latitude, longitude::double as longitude,
           (date '2003-01-01' + floor(8300 * uc(r))::integer)::date as opened_on
    from (${placedNear('competitor', bank.counts.competitors)})`
}

/** Residential communities around the sub-branches; prices fall with the distance from the middle of town. */
function selectCommunities(bank: Bank): string {
  return `
    with placed as (${placedNear('community', bank.counts.communities)}), near as (
      select placed.n, count(*) as competitors
      from placed join competitor c
        on c.city = placed.city and abs(c.latitude - placed.latitude) < 0.009 and abs(c.longitude - placed.longitude) < 0.0105
      group by placed.n
    )
    select printf('Q%06d', placed.n) as community_id,
           pick(${textList(communityWords)}, ua(r)) || pick(${textList(communityKinds)}, ub(r))
             || pick(['', '', '', '一期', '二期', '东区', '西区', '南苑'], uc(r)) as name,
           city, branch_id as nearest_branch_id, latitude::double as latitude, longitude::double as longitude,
           greatest(120, round(1150 * exp(0.6 * na(r)), -1))::integer as households,
           greatest(3000, round(flat_price * exp(0.24 * nb(r)), -2))::integer as flat_price,
           (1992 + floor(32 * pow(ud(r), 0.8)))::integer as built_year,
           round(least(0.55, greatest(0.06, 0.21 + 0.07 * na(draw('community-age', placed.n)))), 3)::double as share_over_60,
           round(least(0.45, greatest(0.03, 0.17 + 0.05 * nb(draw('community-age', placed.n)))), 3)::double as share_under_18,
           coalesce(competitors, 0)::integer as competitors_1km
    from placed left join near on near.n = placed.n`
}
