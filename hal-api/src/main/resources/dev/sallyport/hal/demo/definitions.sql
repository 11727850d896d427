-- Reads the newest version of each definition of an environment, as it was published.
select distinct on (id) id, version, name, source, created_at
  from flow_definition
 where environment = $1
 order by id, version desc
 limit 100
