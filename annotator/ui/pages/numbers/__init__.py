"""The page of figures: tables that count, with bars in them, filtered, copied and taken out."""
