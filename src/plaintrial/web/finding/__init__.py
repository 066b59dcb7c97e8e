"""What the pages for finding studies are made of: pure functions from a search's answer to words and addresses."""
