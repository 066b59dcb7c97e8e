"""Rule families, one a file; a module here with a ``RULE`` is a family (see ``families``)."""
