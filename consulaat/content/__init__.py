"""What a file from outside is, told by its content alone, and why some files do not come in."""
