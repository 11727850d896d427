-- A signal need not outlive a crash, so nobody waits for the disk.
set synchronous_commit = off
