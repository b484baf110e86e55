"""Small immutable values with their own rules."""
