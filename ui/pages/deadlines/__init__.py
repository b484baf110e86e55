"""The terms of all cases."""
