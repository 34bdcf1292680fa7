// Layout of the kernel's memory, in bytes, and how much its tables hold. The host (src/readers/xml/sieve-memory.ts) writes needles,
// buckets, prefixes, wanted names and the text.

export const NEEDLES: i32 = 1024; // 32 x 64: length, place of the pair's second character, lower-case ASCII
export const BUCKETS: i32 = 3072; // 4 x 16: by low and high half of a byte, buckets of pairs in which it stands first, and second
export const PREFIXES: i32 = 3584; // 32 x 64: length, ASCII
export const ATTRIBUTES: i32 = 5632; // 64 x 8: local name of each attribute of the tag: place, units
export const OPEN: i32 = 6144; // 100 x 128: names of open elements: length, ASCII; in the last byte how many prefixes were declared around
export const WANTED: i32 = 19072; // 8 x 64: length, ASCII: names of children that the host asks about
export const TEXT: i32 = 20480;

export const DEEPEST: i32 = 100;
export const LONGEST_NAME: i32 = 120;
export const MOST_PREFIXES: i32 = 32;
export const LONGEST_PREFIX: i32 = 60;
export const MOST_ATTRIBUTES: i32 = 64;
