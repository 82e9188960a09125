select * from firms where true [[ and corp_id = $firm ]] order by annual_revenue desc, corp_id limit 1
