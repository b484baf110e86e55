"""The page of a record that stands on its own."""
