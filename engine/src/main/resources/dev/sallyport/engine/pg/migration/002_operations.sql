-- Which trace a move belongs to (W3C Trace Context): in the journal its id, with a message what is passed on.

alter table flow_journal add column trace text check (length(trace) = 32);

alter table message
    add column traceparent text check (length(traceparent) = 55),
    add column tracestate text check (length(tracestate) <= 512);
