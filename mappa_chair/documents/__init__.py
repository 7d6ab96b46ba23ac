"""From a record to the papers that leave the vault."""
