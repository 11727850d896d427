-- Reads a page of resources, to see which of them are sealed with an old key.
select environment, kind, key, version, body::text as body
  from resource
 where environment = $1 and kind = $2 and key > $3
 order by key
 limit $4
