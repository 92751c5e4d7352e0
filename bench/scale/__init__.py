"""How long a site of a whole country takes to build, ours and others': `make bench`."""
