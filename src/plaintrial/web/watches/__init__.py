"""Pages of watches: signing up, confirming, one's own page, stopping, and the local mailbox."""
