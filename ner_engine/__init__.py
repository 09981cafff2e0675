"""The engine of Zhenbiao: text in, entity spans out; a library without Django, database or HTTP."""
