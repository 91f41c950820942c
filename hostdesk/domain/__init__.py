"""What HostDesk is about, in the host's words: pure values and rules, standard library only."""
