-- Tells the other processes what moved, after its commit. A signal need not outlive a crash, so nobody waits for the disk.
select pg_notify('sallyport_moved', payload), set_config('synchronous_commit', 'off', true)
  from unnest($1::text[]) as payload
