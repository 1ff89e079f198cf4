"""The only writes of a message: claims and proofs, its house, its signatures."""
