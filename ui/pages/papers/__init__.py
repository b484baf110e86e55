"""Papers on the screen: made in memory, saved only by a deliberate choice."""
