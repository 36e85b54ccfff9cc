"""Line art as plain data: shapes, smooth curves, flourishes. It contains no emblem."""
