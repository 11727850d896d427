-- What a move must know: the execution e, and all that is kept for its user.
       e.*, e.state::text as state_text, e.terms::text as terms_text, e.ended::text as ended_text,
       e.inputs::text as inputs_text,
       (select jsonb_agg(jsonb_build_object(
                   'kind', r.kind, 'key', r.key, 'status', r.status, 'body', r.body, 'version', r.version,
                   'expires', r.expires_at) order by r.created_at, r.key)::text
          from resource r
         where r.environment = e.environment and r.owner = e.user_id) as kept,
