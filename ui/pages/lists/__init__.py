"""Lists of records: one page, driven by what is declared of each list."""
