-- find
-- Reads the execution that last kept the resource with a lookup, and all that is kept for its user.
select e.*, e.state::text as state_text, e.terms::text as terms_text, e.ended::text as ended_text,
       e.inputs::text as inputs_text,
       (select jsonb_agg(jsonb_build_object(
                   'kind', r.kind, 'key', r.key, 'status', r.status, 'body', r.body, 'version', r.version,
                   'expires', r.expires_at) order by r.created_at, r.key)::text
          from resource r
         where r.environment = e.environment and r.owner = e.user_id) as kept,
       null as body_digest, null as answer, found.key as resource_key
  from resource found
  join flow_execution e on e.environment = found.environment and e.id = found.execution_id
 where found.environment = $1 and found.kind = $2 and found.lookup = any($3)
 limit 1
