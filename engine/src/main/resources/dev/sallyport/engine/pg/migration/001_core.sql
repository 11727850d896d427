-- The core: definitions, executions, their journal, what they keep, and what they send.
-- The environment is the first part of every key. Times come from the server's clock, never from the database's.

create table setting (
    environment uuid not null,
    kind text not null,
    key text not null,
    body jsonb not null,
    updated_at timestamptz not null,
    primary key (environment, kind, key)
);

create table flow_definition (
    environment uuid not null,
    id uuid not null,
    version int not null check (version >= 1),
    name text not null check (length(name) between 1 and 256),
    source text not null,
    created_at timestamptz not null,
    primary key (environment, id, version)
);

create table flow_execution (
    environment uuid not null,
    id uuid not null,
    version bigint not null check (version >= 1),
    definition_id uuid not null,
    definition_name text not null,
    definition_version int not null,
    user_id text not null check (length(user_id) between 1 and 100),
    status text not null,
    step text,
    step_type text,
    state jsonb not null,
    terms jsonb,
    ended jsonb not null,
    inputs jsonb not null,
    token_digest text not null,
    resume_url text,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    expires_at timestamptz not null check (expires_at > created_at),
    primary key (environment, id)
) with (fillfactor = 70); -- room for the next version beside the last, so that a move touches no index

-- An execution expires at its first life or later; the cleaner looks again at those that lived on.
create index flow_execution_by_age on flow_execution (environment, created_at);

create table flow_journal (
    environment uuid not null,
    execution_id uuid not null,
    version bigint not null,
    step text,
    action text not null,
    status text not null,
    problem text,
    at timestamptz not null,
    primary key (environment, execution_id, version)
);
create index flow_journal_by_age on flow_journal (environment, at);

-- What is kept for a user: devices, counts, the user's own record.
create table resource (
    environment uuid not null,
    kind text not null,
    key text not null,
    owner text not null,
    lookup text,
    status text not null,
    body jsonb not null,
    version bigint not null check (version >= 1),
    execution_id uuid,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    expires_at timestamptz,
    primary key (environment, kind, key),
    constraint resource_lookup unique (environment, kind, lookup)
);
create index resource_by_owner on resource (environment, owner);
create index resource_by_expiry on resource (environment, expires_at) where expires_at is not null;

-- What all users share: when was spent what within the period.
create table budget (
    environment uuid not null,
    key text not null,
    capacity int not null check (capacity >= 1),
    period interval not null,
    spent timestamptz[] not null,
    expires_at timestamptz not null,
    primary key (environment, key)
);
create index budget_by_expiry on budget (environment, expires_at);

-- Messages to people, and wakes to executions. The body is sealed, and wiped when it is done.
create table message (
    environment uuid not null,
    id uuid not null,
    execution_id uuid,
    channel text not null,
    body text,
    attempts int not null default 0,
    due_at timestamptz not null,
    leased_until timestamptz,
    done_at timestamptz,
    parked_at timestamptz,
    created_at timestamptz not null,
    primary key (environment, id),
    check (done_at is null or parked_at is null),
    check (body is not null or done_at is not null or parked_at is not null)
);
create index message_due on message (due_at) where done_at is null and parked_at is null;
create index message_by_age on message (environment, created_at);

-- The answers to asks with an Idempotency-Key, sealed.
create table receipt (
    environment uuid not null,
    key text not null,
    execution_id uuid not null,
    body_digest text not null,
    answer text not null,
    free_at timestamptz not null, -- not before then may another start use the key
    expires_at timestamptz not null,
    primary key (environment, key)
);
create index receipt_by_expiry on receipt (environment, expires_at);

-- The demo's inbox, sealed.
create table inbox_message (
    environment uuid not null,
    id uuid not null,
    channel text not null,
    sealed text not null,
    created_at timestamptz not null,
    primary key (environment, id)
);

-- Undoes the statement that calls it, and tells the store why.
create function undo(why text, hint text) returns bigint language plpgsql as $$
begin
    raise exception using errcode = 'SP001', message = why, detail = coalesce(hint, '');
end $$;
