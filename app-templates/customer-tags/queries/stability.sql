-- the same rules three months ago: share in the same segment, and the adjusted Rand index against chance
with cells as (select segment_no, segment_then, count(*)::double as n from segmented where active_then is not null group by all),
rows_of as (select segment_no, sum(n) as n from cells group by segment_no),
columns_of as (select segment_then, sum(n) as n from cells group by segment_then),
pairs as (
  select (select sum(n * (n - 1) / 2) from cells) as both_same, (select sum(n * (n - 1) / 2) from rows_of) as same_now,
    (select sum(n * (n - 1) / 2) from columns_of) as same_then, (select sum(n) from cells) as people,
    (select sum(n) from cells where segment_no = segment_then) as stayed
)
select stayed / nullif(people, 0) as stayed,
  (both_same - same_now * same_then / nullif(people * (people - 1) / 2, 0))
    / nullif((same_now + same_then) / 2 - same_now * same_then / nullif(people * (people - 1) / 2, 0), 0) as rand_index,
  coalesce(people, 0)::integer as people
from pairs
