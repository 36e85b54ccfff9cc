"""``python -m awards`` is the ``awards`` command."""

from awards.cli import main

if __name__ == "__main__":
    main()
