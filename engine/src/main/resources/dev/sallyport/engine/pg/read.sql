-- Reads an execution and its user's own record.
select e.*, e.state::text as state_text, e.terms::text as terms_text, e.ended::text as ended_text,
       e.inputs::text as inputs_text,
       case when u.key is not null then jsonb_build_array(jsonb_build_object(
           'kind', u.kind, 'key', u.key, 'status', u.status, 'body', u.body, 'version', u.version,
           'expires', u.expires_at))::text end as kept,
       null as body_digest, null as answer
  from flow_execution e
  left join resource u on u.environment = e.environment and u.kind = 'user' and u.key = e.user_id
 where e.environment = $1 and e.id = $2
