"""Floor 2: one folder a registry, each with a client that talks and a parser that does not."""
