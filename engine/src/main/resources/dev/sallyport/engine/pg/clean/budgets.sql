-- Removes budgets that are whole again.
delete from budget where (environment, key) in (
    select environment, key from budget
     where environment = any($1) and expires_at <= $2 limit $3 for update skip locked)
