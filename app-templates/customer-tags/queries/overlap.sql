-- of those who have the tag of the row, the share that has the tag of the column too
select a.tag as has_tag, b.tag as and_tag, count(*)::integer as both_tags, count(*) / any_value(s.customers) as share
from tags a join tags b on a.cust_id = b.cust_id join tag_sizes s on s.code = a.code
where a.code <> b.code
group by a.tag, b.tag order by a.tag, b.tag
