select product, count(*)::integer as customers, sum(income) as income from action_list group by product order by customers desc, product limit 12
