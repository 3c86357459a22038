"""The codebook as a whole: reshaping it, its types of link, bringing it in and out, what stands under its tags."""
