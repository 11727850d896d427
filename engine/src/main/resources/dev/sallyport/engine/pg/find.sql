-- Reads the execution that last kept the resource with a lookup, and all that is kept for its user.
select
-- include whole.sql
       null as body_digest, null as answer, found.key as resource_key
  from resource found
  join flow_execution e on e.environment = found.environment and e.id = found.execution_id
 where found.environment = $1 and found.kind = $2 and found.lookup = any($3)
 limit 1
