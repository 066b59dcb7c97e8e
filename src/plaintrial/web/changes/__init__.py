"""What changed between versions, laid out for a page. Pure."""
