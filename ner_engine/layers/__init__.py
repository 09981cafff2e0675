"""The layers of the published systems, one idea a file; none knows a device, a path or a screen."""
