"""A new report: danger and the eight questions first, saved at any moment."""
