"""Papers, pictures and texts inside the window: from memory to the screen or the printer, never by a file."""
