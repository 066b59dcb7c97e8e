"""Sites of two versions: which is which, when their facilities and cities are spelled otherwise, and what changed."""
