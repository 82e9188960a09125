select branch, sum(amount) as amount
from sales
[[ where amount > $least ]]
group by branch
order by branch;
