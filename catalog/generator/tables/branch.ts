import { branches, type Branch } from '../../branches.ts'
import { selectRows } from '../sql.ts'
import type { Bank, TableSource } from '../table-source.ts'

export const branchTables: readonly TableSource[] = [
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

/** Sub-branches with their share of the business as an interval of (0, 1], to choose one by a uniform. */
function selectOutlets(bank: Bank): string {
  const rows = listBankBranches(bank.counts.subBranches)
    .filter((branch) => branch.kind === 'sub-branch')
    .map((branch) => [branch.id, branch.weight])
  return `
    with shares as (
      select branch_id, sum(weight::double) over (order by branch_id) as upper, weight::double as weight,
             sum(weight::double) over () as total
      from (${selectRows(['branch_id', 'weight'], rows)})
    )
    select branch_id, name, city, region, latitude, longitude, opened_on, weight,
           row_number() over (order by branch_id)::integer as outlet_no,
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
