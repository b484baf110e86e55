"""Getting back into a store: with recovery papers, or from a backup; no store is open here."""
