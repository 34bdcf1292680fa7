// The text in the buffer as units of its encoding, T = u8 or u16: single ones, and sixteen at a time.

/** The byte behind the buffer. */
export let end: i32 = 0;

export function endAt(until: i32): void {
  end = until;
}

export function unit<T>(p: i32): u32 {
  return sizeof<T>() === 2 ? <u32>load<u16>(p) : <u32>load<u8>(p);
}

export function unitAt<T>(p: i32, index: i32): u32 {
  return unit<T>(p + index * sizeof<T>());
}

/** Sixteen characters, one a byte; beyond U+00FF all look like that. */
export function chars<T>(p: i32): v128 {
  if (sizeof<T>() === 1) return v128.load(p);
  const most = i16x8.splat(0xff);
  return i8x16.narrow_i16x8_u(i16x8.min_u(v128.load(p), most), i16x8.min_u(v128.load(p, 16), most));
}

/** Characters that may be forbidden, or are several bytes: a bit each. */
export function odd<T>(p: i32, v: v128): v128 {
  if (sizeof<T>() === 1) return i8x16.lt_s(v, i8x16.splat(0));
  const first = i16x8.splat(<i16>0xd800);
  return i8x16.narrow_i16x8_s(i16x8.ge_u(v128.load(p), first), i16x8.ge_u(v128.load(p, 16), first));
}

/** Swaps the bytes of each unit: UTF-16BE becomes UTF-16LE. */
export function swap(from: i32, size: i32): void {
  const last = from + size;
  let p = from;
  for (; p + 16 <= last; p += 16) {
    const v = v128.load(p);
    v128.store(p, v128.or(i16x8.shl(v, 8), i16x8.shr_u(v, 8)));
  }
  for (; p + 2 <= last; p += 2) store<u16>(p, bswap<u16>(load<u16>(p)));
}
