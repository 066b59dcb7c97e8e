"""One file a page. Views read the address, ask ``mirror.queries``, and hand a pure view to a template."""
