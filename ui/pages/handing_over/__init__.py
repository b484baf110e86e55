"""Open work of a colleague, handed over to others."""
