-- Hears what moved in other processes.
listen sallyport_moved
