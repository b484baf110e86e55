"""What the figures are made of: the questions asked of the store, rows, words, small numbers and the overview."""
