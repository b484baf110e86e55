"""The log of bundles."""
