"""Care of the store: backups, the check for damage, recovery papers."""
