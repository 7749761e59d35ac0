//! Word lists: what each word is known to be, before any context.
