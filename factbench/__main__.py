"""`python -m factbench` is `factbench`."""

from factbench.cli import main

if __name__ == "__main__":
    main()
