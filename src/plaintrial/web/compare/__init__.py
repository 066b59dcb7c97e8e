"""Two to four studies side by side, on what matters to a person."""
