"""From the model's scores to the likeliest row of tags: the Viterbi algorithm for linear-chain CRFs.

Source: A. J. Viterbi, Error bounds for convolutional codes, IEEE Trans. Inf. Theory 13 (1967); for CRFs
C. Sutton and A. McCallum, An introduction to conditional random fields (2012), section 4.1.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def likeliest(
    scores: "NDArray[np.float32]", transitions: "NDArray[np.float32]", lengths: "NDArray[np.int64]"
) -> "NDArray[np.int64]":
    """The likeliest tags of several texts at once, shaped (text, position); beyond a text's length they mean nothing.

    ``scores`` are shaped (text, position, tag), ``transitions`` (tag before, tag behind). Of tags that are
    equally likely the first one is taken.
    """
    import numpy as np

    texts, positions, tags = scores.shape
    best = np.empty((positions, texts, tags), dtype=scores.dtype)
    best[0] = scores[:, 0]
    reached = np.empty((tags, texts, tags), dtype=scores.dtype)  # by the tag before, so that rows are long
    for at in range(1, positions):
        np.add(best[at - 1].T[:, :, None], transitions[:, None, :], out=reached)
        reached.max(axis=0, out=best[at])
        best[at] += scores[:, at]
    rows, last, behind = np.arange(texts), lengths - 1, np.ascontiguousarray(transitions.T)
    chosen = np.zeros((texts, positions), dtype=np.int64)
    chosen[rows, last] = best[last, rows].argmax(axis=1)
    for at in range(positions - 1, 0, -1):  # which tag came before is asked on the one way back only
        inner = last >= at
        came = (best[at - 1, inner] + behind[chosen[inner, at]]).argmax(axis=1)
        chosen[inner, at - 1] = came
    return chosen
