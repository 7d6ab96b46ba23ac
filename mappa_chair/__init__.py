"""What happens to a MAPPA record: the vault it is kept in, the documents made of it, the commands."""
