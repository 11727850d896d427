-- Removes resources that have expired.
delete from resource where (environment, kind, key) in (
    select environment, kind, key from resource
     where environment = any($1) and expires_at <= $2 limit $3 for update skip locked)
