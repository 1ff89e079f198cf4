"""The launches of the sample company, made through the rooms' own services on the days of the story."""
