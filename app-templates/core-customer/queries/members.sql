select *, earned_deposits + earned_loans as earned from circle order by relation_no, deposits + loans desc, corp_id limit 40
