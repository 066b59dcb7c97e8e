"""Screening: what a person says of themselves, or a note says of them, against what criteria ask. Three-valued."""
