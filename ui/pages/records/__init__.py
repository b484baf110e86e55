"""The editor of one record, made from its declaration, and the steps it can take."""
