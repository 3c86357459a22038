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
    behind = np.ascontiguousarray(transitions.T)
    best = scores[:, 0, :].copy()
    came = np.zeros((positions, texts, tags), dtype=np.int64)
    chosen = np.zeros((texts, positions), dtype=np.int64)
    last = lengths - 1
    chosen[last == 0, 0] = best[last == 0].argmax(axis=1)
    for at in range(1, positions):
        reached = best[:, None, :] + behind[None, :, :]
        came[at] = reached.argmax(axis=2)
        best = reached.max(axis=2) + scores[:, at, :]
        ending = last == at
        chosen[ending, at] = best[ending].argmax(axis=1)
    rows = np.arange(texts)
    for at in range(positions - 1, 0, -1):
        inner = last >= at
        chosen[inner, at - 1] = came[at][rows[inner], chosen[inner, at]]
    return chosen
