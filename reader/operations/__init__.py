"""What a person can do, one verb a function; the window, the command line and the tests call it."""
