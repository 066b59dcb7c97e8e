"""What the pages of conditions print: pure functions from the vocabulary and counts to words and addresses."""
