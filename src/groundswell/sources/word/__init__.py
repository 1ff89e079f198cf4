"""The words of Word documents, for whoever reads some."""
