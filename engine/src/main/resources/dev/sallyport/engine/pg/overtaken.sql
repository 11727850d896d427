-- Which awaited executions have another version than the one that was seen, or are gone.
select awaited.environment, awaited.id, coalesce(e.version, 9223372036854775807) as version
  from unnest($1::uuid[], $2::uuid[], $3::bigint[]) as awaited(environment, id, version)
  left join flow_execution e on e.environment = awaited.environment and e.id = awaited.id
 where e.version is distinct from awaited.version
