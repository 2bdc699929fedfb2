"""What tailoring costs: measured by `make bench`, and tested for being measured rightly."""
