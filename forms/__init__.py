"""The papers, one module per form."""
