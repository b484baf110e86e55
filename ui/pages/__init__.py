"""One folder per subject: page, model, presenter, editor."""
