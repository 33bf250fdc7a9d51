"""factbench: documents come in, claims are cut out, evidence is put beside each, a person decides, a report goes out."""

__version__ = "0.1.0"
