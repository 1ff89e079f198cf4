"""What are we bringing to customers, and where does it stand?"""
