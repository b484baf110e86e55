"""One frozen dataclass per kind of fact, each declared once."""
