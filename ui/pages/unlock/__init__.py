"""Opening the store with one's own passphrase."""
