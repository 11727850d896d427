-- Stores a sent message once, however often it is delivered.
insert into inbox_message (environment, id, channel, sealed, created_at)
values ($1, $2, $3, $4, $5)
    on conflict do nothing
