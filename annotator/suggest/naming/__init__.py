"""What names of people look like: Chinese, of other peoples in Chinese text, English."""
