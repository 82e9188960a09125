select community_id, any_value(households) as households, coalesce(sum(pull) filter (is_own), 0) as own_pull, coalesce(sum(pull) filter (not is_own), 0) as rival_pull
from pulls group by community_id
