"""Tests, in rooms that mirror the floors."""
