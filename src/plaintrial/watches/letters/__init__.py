"""What mail says. A letter is built once and written twice, as text and as HTML, so both say the same."""
