"""What runs in a process of its own to be measured: the program and, in turn, a bare window or a bare chart."""
