"""Medical and research words and what they mean: a list by letter, a page each, and beside the sentences of a study."""
