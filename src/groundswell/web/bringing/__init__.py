"""`/settings/imports`: files in, looked at, mended, taken, undone."""
