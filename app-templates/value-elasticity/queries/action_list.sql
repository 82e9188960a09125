select cust_id, name, manager_id, cell, kind, lifetime, gain as expected_money,
  '同类客户接触后平均多买 ' || round(effect)::bigint || ' 元；在行价值 ' || round(lifetime)::bigint || ' 元 · contact adds to what such customers buy, value with us' as reasons,
  case when lifetime > 5000 then '客户经理外呼 · call' else '短信触达 · message' end as what
from scored where gain > 0 order by gain desc, lifetime desc, cust_id limit 300
