"""Floor 6: the mirror. Every version of every record, kept; ``actions`` are the only writers, ``queries`` the only
readers, of the tables in ``models``."""
