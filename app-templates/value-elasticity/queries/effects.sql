-- what contact adds to the amount bought, cell by cell, drawn towards the effect on all (empirical Bayes)
with seen as (
  select p.cell, t.arm <> '对照' as is_contacted, least(t.amount, 200000) as amount, t.responded from contact t join people p on p.cust_id = t.cust_id
), cells as (
  select cell, count(*) filter (is_contacted) as contacted, count(*) filter (not is_contacted) as control,
    avg(amount) filter (is_contacted) - avg(amount) filter (not is_contacted) as effect,
    var_samp(amount) filter (is_contacted) / nullif(count(*) filter (is_contacted), 0) + var_samp(amount) filter (not is_contacted) / nullif(count(*) filter (not is_contacted), 0) as variance,
    avg(responded::integer) filter (is_contacted) - avg(responded::integer) filter (not is_contacted) as uplift
  from seen group by cell
), whole as (select avg(amount) filter (is_contacted) - avg(amount) filter (not is_contacted) as effect from seen),
between_cells as (select greatest(1, coalesce(var_samp(effect) - avg(variance), 1)) as spread from cells where variance > 0)
select c.cell, c.contacted::integer as contacted, c.control::integer as control, c.effect as seen_effect, c.uplift, 1.96 * sqrt(c.variance) as error, w.effect as whole_effect,
  case when c.effect is null or c.variance is null or c.variance = 0 then coalesce(w.effect, 0) else (c.effect * b.spread + w.effect * c.variance) / (b.spread + c.variance) end as effect
from cells c cross join whole w cross join between_cells b
