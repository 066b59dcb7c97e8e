"""The check: criteria as questions that the reader's own browser asks and weighs. Answers never leave it."""
