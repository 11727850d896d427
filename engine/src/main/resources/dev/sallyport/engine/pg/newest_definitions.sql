-- Reads the newest version of each definition.
select distinct on (environment, id) environment, id, version, name, source
  from flow_definition
 where environment = any($1)
 order by environment, id, version desc
