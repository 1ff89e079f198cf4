"""Small worlds that tests are told in: speakers, conversations, files and an encoder without a model."""
