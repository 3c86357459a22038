"""Letters: offsets, decoding, repairs, scripts, segments and matching; pure functions over text, no files of a project."""
