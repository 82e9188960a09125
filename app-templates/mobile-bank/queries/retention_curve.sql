select period::integer as week_no, seen, predicted as projected, low, high from stay order by period
