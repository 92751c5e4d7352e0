"""What `make` runs besides the engine; nothing of it is part of a site."""
