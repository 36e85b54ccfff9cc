"""Line-work as plain data: shapes, smooth curves, flourishes. No emblem is among them."""
