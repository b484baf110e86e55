"""The encrypted store: the only SQL of the program."""
