"""What a person chooses for themselves, as a page of the application."""
