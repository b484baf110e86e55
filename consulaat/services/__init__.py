"""What an officer can do, one desk per module; each call is one unit of work."""
