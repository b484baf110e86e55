"""Keys, passphrases, signatures, sealing and recovery papers."""
