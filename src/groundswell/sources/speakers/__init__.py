"""Who speaks: names, labels, addresses, and whose side each is on."""
