"""Step 2 of the loop: what product does about concerns, and the word back to those who heard them."""
