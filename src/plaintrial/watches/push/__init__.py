"""Web Push: a browser is told without anybody's address. RFC 8030 (the way), 8291 (the seal), 8292 (who sends)."""
