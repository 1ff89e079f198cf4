"""By which server mail goes out, what could not be sent, and switching a kind off."""
