select row_number() over (order by expected_money desc, community_id)::integer as place, community_id, name, city, households, round(new_customers)::integer as new_customers,
  taken_from_us, km_to_own, expected_money,
  concat_ws(say('；', '; '), say(households || ' 户', households || ' households'), case when km_to_own > 1.5 then say('离本行网点 ' || round(km_to_own, 1) || ' 公里', round(km_to_own, 1) || ' km to our nearest outlet') end,
    case when competitors_1km = 0 then say('一公里内无他行', 'no other bank within 1 km') when competitors_1km >= 4 then say('一公里内他行 ' || competitors_1km || ' 家', competitors_1km || ' outlets of other banks within 1 km') end,
    case when taken_from_us > 0.5 then say('多半来自本行网点', 'most would come from our own outlets') end) as reasons,
  case when share_over_60 > 0.26 then say('养老型：适老服务、养老理财、上门', 'for the elderly: accessible service, pension products, home visits') when price_ratio > 1.2 then say('财富型：理财经理、周末沙龙', 'wealth: relationship manager, weekend events')
    when share_under_18 > 0.2 then say('亲子型：教育金、儿童账户', 'families: education savings, accounts for children') when built_year >= 2018 then say('新家型：房贷、装修分期', 'new homes: mortgages, renovation instalments') else say('大众型：代发、收单、社区团办', 'everyday: payroll, payments for shops, group offers') end as positioning
from sites order by place limit 100
