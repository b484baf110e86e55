"""Exchange between stores: journal lines, merging, bundles and trust. Pure but for streams."""
