"""What no second conversation has said yet."""
