"""Programs driven through a pseudo-terminal, their screens read from an emulated one."""
