-- the network around the core: who is ours and who is not yet
select core.name as hub, case when d.partner_corp is not null then coalesce(f.name, d.partner) else d.partner end as partner,
  case when d.partner_corp is null then say('他行客户', 'Not ours yet') when f.corp_id is null then say('本行其他机构', 'Ours, of another branch') else say('本机构客户', 'Ours, of this branch') end as kind,
  sum(d.amount) as amount
from dealings d join core on core.corp_id = d.corp_id left join firms f on f.corp_id = d.partner_corp
group by all order by amount desc limit 24
