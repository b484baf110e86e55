"""One widget per kind of value; editors are made of these from the declarations of the records."""
