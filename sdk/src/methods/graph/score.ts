import type { FittedRelation } from '../fitted.ts'
import { MethodRefusal, type MethodCall } from '../method.ts'

/** Statements that put the nodes in order and gather them by community. */
export function score({ name, quote }: MethodCall, fitted: readonly FittedRelation[]): readonly string[] {
  if (!fitted.some(({ side }) => side === 'nodes'))
    throw new MethodRefusal({
      zh: '已发布的关系网络只保留质量数字，不保留任何一个节点。请去掉 use，让它在您看得到的数据上重新计算',
      en: 'a published network keeps its figures and not one of its nodes: take use away, and it is worked out on the rows that you may see',
    })
  const main = quote(name)
  return [
    `create or replace temp table ${main} as
with placed as (
  select *, in_weight + out_weight as weight,
    100 * (percent_rank() over (order by pagerank) + percent_rank() over (order by payer_rank)
      + percent_rank() over (order by in_weight + out_weight)) / 3 as chain_score
  from ${quote(`${name}_nodes`)}
)
select id, row_number() over (order by chain_score desc, weight desc, id)::integer as place, chain_score, community,
  case when in_weight > 2 * out_weight then 'supplier' when out_weight > 2 * in_weight then 'buyer' else 'both' end as role,
  pagerank, payer_rank, in_links, out_links, in_weight, out_weight, inside_weight / weight as inside_share
from placed order by place`,
    `create or replace temp table ${quote(`${name}_communities`)} as
select community, count(*)::integer as nodes, sum(in_weight + out_weight order by place) / 2 as weight,
  sum(inside_share * (in_weight + out_weight) order by place) / sum(in_weight + out_weight order by place) as inside_share,
  arg_min(id, place) as leader, count(*) filter (role = 'supplier')::integer as suppliers,
  count(*) filter (role = 'buyer')::integer as buyers
from ${main} group by community order by community`,
  ]
}
