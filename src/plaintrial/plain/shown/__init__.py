"""What locators quote, put into words: ages, dates, names of treatments, conditions and places."""
