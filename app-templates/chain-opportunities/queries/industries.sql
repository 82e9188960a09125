select distinct industry from (select buyer as industry from links union all select seller from links) order by industry
