"""What do customers keep saying?"""
