"""The pages, one folder each, and what stands around them."""
