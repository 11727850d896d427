-- Writes a setting of an environment.
insert into setting (environment, kind, key, body, updated_at)
values ($1, $2, $3, $4::text::jsonb, $5)
on conflict (environment, kind, key) do update
   set body = excluded.body, updated_at = excluded.updated_at
 where setting.body is distinct from excluded.body
