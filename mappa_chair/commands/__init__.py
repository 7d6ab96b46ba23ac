"""The commands, one module each: what was given on the command line goes in, lines and an exit code come out."""
