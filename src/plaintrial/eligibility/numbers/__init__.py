"""Numbers in criteria: comparisons, ranges, units and the windows of time they speak of."""
