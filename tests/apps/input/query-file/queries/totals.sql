-- kept in a file of its own
select branch, sum(amount) as amount
from sales
where amount is not null
group by branch
order by branch
