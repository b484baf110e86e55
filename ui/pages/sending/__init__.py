"""Sending: what a receiver has not confirmed goes into a sealed file."""
