"""The edge: who asks the engine for a site and writes it down."""
