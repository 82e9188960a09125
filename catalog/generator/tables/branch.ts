import { branches, type Branch } from '../../branches.ts'
import { selectRows } from '../sql.ts'
import type { Bank, TableSource } from '../table-source.ts'

export const branchTables: readonly TableSource[] = [
  { name: 'city', kind: 'work', isKept: true, select: selectCities, order: 'city' },
  { name: 'branch', kind: 'dataset', isKept: true, select: selectBranches, order: 'branch_id' },
  { name: 'outlet', kind: 'work', isKept: true, select: selectOutlets, order: 'branch_id' },
]

function selectBranches(bank: Bank): string {
  const rows = listBankBranches(bank.counts.subBranches).map((branch) => [
    branch.id,
    branch.parent,
    branch.name.zh,
    branch.name.en,
    branch.kind,
    branch.region,
    branch.city,
    branch.opened,
    branch.latitude,
    branch.longitude,
    branch.weight,
  ])
  const columns = ['branch_id', 'parent_id', 'name', 'name_en', 'kind', 'region', 'city', 'opened_on']
  return `
    select branch_id, parent_id, name, name_en, kind, region, city, opened_on::date as opened_on,
           round(latitude, 4)::double as latitude, round(longitude, 4)::double as longitude,
           case kind when 'head' then 860 when 'branch' then 96 + floor(60 * ua(draw('staff', branch_id)))::integer
                else 9 + 3 * weight::integer + floor(6 * ua(draw('staff', branch_id)))::integer end::integer as staff
    from (${selectRows([...columns, 'latitude', 'longitude', 'weight'], rows)})`
}

/** What differs from city to city: code of the area, wages against the average, price of a flat per square metre. */
function selectCities(): string {
  const rows = [
    ['西安', '610100', 1.0, 15500],
    ['兰州', '620100', 0.85, 9800],
    ['北京', '110100', 1.6, 62000],
    ['郑州', '410100', 0.92, 12500],
    ['武汉', '420100', 1.05, 14500],
    ['上海', '310100', 1.6, 60000],
    ['南京', '320100', 1.25, 28000],
    ['杭州', '330100', 1.35, 33000],
    ['广州', '440100', 1.3, 36000],
    ['深圳', '440300', 1.55, 58000],
    ['成都', '510100', 1.05, 16500],
    ['重庆', '500100', 0.95, 12000],
  ] as const
  return `select city, area_code, wages::double as wages, flat_price::double as flat_price
          from (${selectRows(['city', 'area_code', 'wages', 'flat_price'], rows)})`
}

/** Sub-branches with their share of the business as an interval of (0, 1], to choose one by a uniform. */
function selectOutlets(bank: Bank): string {
  const rows = listBankBranches(bank.counts.subBranches)
    .filter((branch) => branch.kind === 'sub-branch')
    .map((branch, index) => [branch.id, branch.weight, index + 1])
  return `
    with shares as (
      select branch_id, outlet_no, sum(weight::double) over (order by branch_id) as upper, weight::double as weight,
             sum(weight::double) over () as total
      from (${selectRows(['branch_id', 'weight', 'outlet_no'], rows)})
    )
    select branch_id, name, city, region, latitude, longitude, opened_on, weight,
           outlet_no::integer as outlet_no, (weight + 1)::integer as managers,
           (upper - weight) / total as lower_share, upper / total as upper_share
    from shares join branch using (branch_id)`
}

/** The demo's tree; a larger bank gets further numbered sub-branches under the same city branches. */
function listBankBranches(subBranches: number): Branch[] {
  const known = [...branches]
  const parents = known.filter((branch) => branch.kind === 'branch')
  const missing = subBranches - known.filter((branch) => branch.kind === 'sub-branch').length
  for (let index = 0; index < missing; index += 1) {
    const parent = parents[index % parents.length]
    if (parent === undefined) break
    known.push(numberedOutlet(parent, 1 + Math.floor(index / parents.length)))
  }
  return known
}

function numberedOutlet(parent: Branch, ordinal: number): Branch {
  const angle = ordinal * 2.399963
  const distance = 0.02 * Math.sqrt(ordinal % 60)
  return {
    ...parent,
    id: `${parent.id}-${String(ordinal).padStart(3, '0')}`,
    parent: parent.id,
    name: { zh: `${parent.city}第${ordinal}支行`, en: `${parent.city} Sub-branch No. ${ordinal}` },
    kind: 'sub-branch',
    latitude: parent.latitude + distance * Math.sin(angle),
    longitude: parent.longitude + distance * Math.cos(angle),
    weight: 1 + (ordinal % 4),
  }
}
