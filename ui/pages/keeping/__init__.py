"""The page of keeping and destroying."""
