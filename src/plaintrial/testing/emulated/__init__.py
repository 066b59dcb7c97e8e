"""The parts of the emulated registry. Nothing here imports the client: the two are written apart."""
