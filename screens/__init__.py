"""What the chair sees: one screen per place, one form per agenda item made from its declaration."""
