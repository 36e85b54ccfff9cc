"""Speed and memory of the main job: ``make bench``. Never asserted in the suite."""
