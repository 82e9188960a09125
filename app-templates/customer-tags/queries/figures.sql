-- what the natural groups are made of; names are read on the page, so they stand in both languages
select cust_id, deposits as "存款 · deposits", invested as "投资 · invested", inflow as "本月到账 · inflow",
  bookings as "三月笔数 · bookings", assets
from people
