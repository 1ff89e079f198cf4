"""ZIP archives of files, and the documents that are ZIP archives inside: looked at before they are inflated."""
