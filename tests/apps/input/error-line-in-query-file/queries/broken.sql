select day,
  amount
from sales
where amout > 1
