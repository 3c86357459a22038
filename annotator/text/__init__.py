"""Letters: offsets, decoding, repairs, scripts, segments and matching; pure functions over text."""
