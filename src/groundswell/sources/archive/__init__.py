"""ZIP archives, of files or inside documents: looked at before they are inflated."""
