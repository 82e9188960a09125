select atm_id from forecast_series order by atm_id
