"""What was found: the lines of an answer, and the page that shows all of it."""
