"""What brings a concern before product and marketing by itself?"""
