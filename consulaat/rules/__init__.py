"""Pure functions over records: steps, guards, rights, terms. They answer with findings."""
