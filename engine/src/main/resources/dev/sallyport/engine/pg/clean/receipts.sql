-- Removes receipts that have expired.
delete from receipt where (environment, key) in (
    select environment, key from receipt
     where environment = any($1) and expires_at <= $2 limit $3 for update skip locked)
