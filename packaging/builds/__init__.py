"""What `build.py` makes: each file here is one thing that is built, or one step that several of them share."""
