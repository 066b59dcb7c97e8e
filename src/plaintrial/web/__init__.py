"""Floor 8: the site. Views ask ``mirror.queries``, pure modules make the words of a page, templates print them."""
