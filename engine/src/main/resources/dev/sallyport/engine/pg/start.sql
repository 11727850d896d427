-- Starts an execution: all rows, or none. Brings the user's own record back.
with moved as (
    insert into flow_execution (
        environment, id, version, definition_id, definition_name, definition_version, user_id,
        status, step, step_type, state, terms, ended, inputs, token_digest, resume_url,
        created_at, updated_at, expires_at)
    values (
        $1, $2, $3, $8, $9, $10, $11,
        $12, $13, $14, $15::text::jsonb, $16::text::jsonb, $17::text::jsonb, $18::text::jsonb, $19, $20,
        $21, $5, $6)
    returning environment, id, version, user_id, status
)
-- include effects.sql
