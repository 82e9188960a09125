select row_number() over (order by expected_money desc, community_id)::integer as place, community_id, name, city, households, round(new_customers)::integer as new_customers,
  taken_from_us, km_to_own, expected_money,
  concat_ws('；', households || ' 户 · households', case when km_to_own > 1.5 then '离本行网点 ' || round(km_to_own, 1) || ' 公里 · km to our nearest' end,
    case when competitors_1km = 0 then '一公里内无他行 · no other bank within 1 km' when competitors_1km >= 4 then '一公里内他行 ' || competitors_1km || ' 家 · other banks within 1 km' end,
    case when taken_from_us > 0.5 then '多半来自本行网点 · mostly from our own' end) as reasons,
  case when share_over_60 > 0.26 then '养老型：适老服务、养老理财、上门 · for the elderly' when price_ratio > 1.2 then '财富型：理财经理、周末沙龙 · wealth'
    when share_under_18 > 0.2 then '亲子型：教育金、儿童账户 · families' when built_year >= 2018 then '新家型：房贷、装修分期 · new homes' else '大众型：代发、收单、社区团办 · everyday' end as positioning
from sites order by place limit 100
