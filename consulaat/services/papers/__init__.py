"""From records to papers: one module per paper says what of the records may stand on it."""
