select cust_id, name, manager_id, cell, kind, lifetime, gain as expected_money,
  say('同类客户接触后平均多买 ' || round(effect)::bigint || ' 元；在行价值 ' || round(lifetime)::bigint || ' 元',
    'such customers buy ' || round(effect)::bigint || ' yuan more on average when contacted; worth ' || round(lifetime)::bigint || ' yuan to us') as reasons,
  case when lifetime > 5000 then say('客户经理外呼', 'call') else say('短信触达', 'message') end as what
from scored where gain > 0 order by gain desc, lifetime desc, cust_id limit 300
