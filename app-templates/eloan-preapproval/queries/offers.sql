-- every merchant with four rates and two limits: what each offer is expected to earn
with able as (
  select m.*, r.pd, r.grade,
    -- three months of takings, less for risk, for swings and for debts that are there
    greatest(0, floor(m.monthly_takings * 3 * greatest(0.2, 1 - 4 * r.pd) * (1 - least(0.6, coalesce(m.takings_cv, 0.3))) * greatest(0.2, 1 - 0.4 * coalesce(m.debt_ratio, 0)) / 10000)) * 10000 as full_limit
  from merchant m join rating r on r.merchant_id = m.merchant_id
  where r.pd <= $most_pd / 100
), tried as (
  select a.merchant_id, a.name, a.industry, a.pd, a.grade, a.default_12m, a.monthly_takings, rates.rate, a.full_limit * sizes.part as credit,
    greatest(0.02, least(0.95, 0.38 - $sensitivity / 100 * (rates.rate * 100 - 5.4) - case when sizes.part < 1 then 0.08 else 0 end)) as take_up
  from able a cross join (values (0.042), (0.054), (0.066), (0.078)) as rates(rate) cross join (values (0.5), (1.0)) as sizes(part)
  where a.full_limit >= 20000
)
select *, take_up * 0.6 * credit as exposure, take_up * (0.6 * credit * ((1 - pd) * (rate - $funding / 100) - pd * $loss_share / 100) - 150) as profit
from tried
