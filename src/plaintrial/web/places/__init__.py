"""What the pages of places print: towns and countries with studies that look for people."""
