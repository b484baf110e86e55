"""What the figures are made of: questions to the store, rows, words, small numbers, the overview."""
