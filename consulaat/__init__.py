"""The consular work itself: records, rules, services, exchange and security."""

__version__ = "0.1.0"
