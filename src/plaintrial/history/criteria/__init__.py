"""Criteria of two versions: split into items, aligned by meaning, and whether a change lets in more or fewer people."""
