"""Tests of the papers: what they say, read back from the PDF file."""
