"""Messages that came back, in the forms that mail hosts write them. Written for these tests; no real person or host."""
