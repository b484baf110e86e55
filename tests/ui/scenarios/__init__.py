"""The scenarios of the domain (§22) in the real window, by mouse and by keyboard alone."""
