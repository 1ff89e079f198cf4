"""Whether it worked: what is raised, won, said and rated after a day, against before it."""
