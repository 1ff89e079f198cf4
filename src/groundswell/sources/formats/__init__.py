"""How text, markup, names of files, days and times are written, whatever is said in them."""
