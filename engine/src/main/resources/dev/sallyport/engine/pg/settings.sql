-- Reads all settings of the environments.
select environment, kind, key, body::text as body from setting where environment = any($1) order by environment, kind, key
