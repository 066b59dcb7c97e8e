"""For tests, ours and anyone's: a registry to talk to on this machine, and time that passes at once.

``registry_emulator`` is a faithful ClinicalTrials.gov API v2 over any records; ``virtual_time`` stands in for the
client's waits.
"""
