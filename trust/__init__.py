"""What proves that a site can be trusted: rebuilt, killed, attacked and fuzzed on purpose."""
