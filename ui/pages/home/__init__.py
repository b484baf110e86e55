"""The first page: today."""
