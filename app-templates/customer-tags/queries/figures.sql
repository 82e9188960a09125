-- what the natural groups are made of
select cust_id, deposits, invested, inflow, bookings, assets
from people
