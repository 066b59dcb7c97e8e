"""Sending: one message at a time, each try with an end, and an answer for everything a host can do."""
