"""The register of numbers: given by Văn thư and typed in, or by a series that the office itself keeps."""
