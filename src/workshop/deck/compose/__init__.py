"""Each kind of showing put together as a slide."""
