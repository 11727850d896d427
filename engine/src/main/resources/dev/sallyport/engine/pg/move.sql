-- Moves an execution from the version that it was decided on: all rows, or none.
with moved as (
    update flow_execution
       set version = version + 1,
           status = $8,
           step = $9,
           step_type = $10,
           state = $11::text::jsonb,
           terms = coalesce($12::text::jsonb, terms),
           ended = $13::text::jsonb,
           updated_at = $5,
           expires_at = $6
     where environment = $1 and id = $2 and version = $3
    returning environment, id, version, user_id, status
)
-- include effects.sql
