"""Tables that leave the product as Excel workbooks."""
