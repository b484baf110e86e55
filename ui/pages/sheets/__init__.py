"""Empty intake sheets, for days without power."""
