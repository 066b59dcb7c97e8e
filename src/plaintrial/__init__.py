"""Plaintrial: clinical studies in plain words, every sentence traceable to the registry's record."""

__version__ = "0.1.0"
