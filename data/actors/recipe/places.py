def write(o, q): return {}
