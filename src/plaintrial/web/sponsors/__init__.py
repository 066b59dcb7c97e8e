"""What the page of a sponsor prints: counts of the studies it leads, and what they do not say. Pure."""
