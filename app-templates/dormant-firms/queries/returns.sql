-- firms that were dormant two months ago, in two halves: what one half teaches is tested on the other
select corp_id, cause, partners > 0 as trades, silent, came_back::integer as came_back, md5_number_lower(corp_id) % 2 as half
from firms where ago = 2 and is_dormant and came_back is not null
