"""Likely doubles of a person, beside the file of that person."""
