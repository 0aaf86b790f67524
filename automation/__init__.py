"""What acts on a site: the same engine in a terminal, in the window's worker and in a test."""
