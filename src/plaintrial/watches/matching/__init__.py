"""Finding the watches that a changed study concerns, without looking at every watch."""
