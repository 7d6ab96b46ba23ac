"""What a MAPPA meeting is: the record, its nineteen items and their checks; pure, no disk, no clock, no screen."""
