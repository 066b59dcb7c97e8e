"""The worker: what is done behind the pages, beside the site or alone."""
