"""How the window keeps what it shows to the person in front of it."""
