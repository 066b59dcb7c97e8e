"""Watches: people who asked to be told, what they asked for, and telling them."""
