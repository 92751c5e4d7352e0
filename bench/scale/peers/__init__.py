"""Those that build the same pages: one module each, ours among them."""
