-- Publishes a definition as a new version, unless the newest one holds the same.
insert into flow_definition (environment, id, version, name, source, created_at)
select $1, $2, coalesce(newest.version, 0) + 1, $3, $4, $5
  from (select 1) as one
  left join lateral (
      select version, source, name from flow_definition
       where environment = $1 and id = $2
       order by version desc
       limit 1) as newest on true
 where newest.source is distinct from $4
