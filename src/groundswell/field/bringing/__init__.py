"""Files that arrive from a browser or a watched folder: kept, looked at, mended, taken or thrown away."""
