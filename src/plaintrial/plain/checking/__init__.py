"""The parts of the checker: tokens, what evidence allows, numbers, turns of meaning."""
