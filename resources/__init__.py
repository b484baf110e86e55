"""Reference tables, translations, icons, fonts and help texts, and the modules that open them."""
