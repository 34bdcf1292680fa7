// What the parts of the kernel answer where no place can be told.

/** For the scan to judge. */
export const UNSURE: i32 = -1;
/** The buffer ends before what was begun. */
export const CUT: i32 = -2;
/** The end tag of the element around. */
export const ENDED_HERE: i32 = -3;
/** No needle. */
export const NONE: i32 = i32.MAX_VALUE;
