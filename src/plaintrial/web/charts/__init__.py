"""Charts drawn on the server: small multiples of counts by year, each with a table behind. Pure."""
