"""Users of the store."""
