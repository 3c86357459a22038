"""Large files read piece by piece: their lines, the values of JSON in them, trees of XML, all within bounds."""
