-- Reads one version of a definition.
select name, source from flow_definition where environment = $1 and id = $2 and version = $3
