"""Mail that comes back: what it says, whom it was for, and what follows."""
