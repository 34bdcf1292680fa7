// A checksum for accidents: a file that was cut, a line that was lost, an input that was changed. It keeps nobody out who wants in.

export interface Checksum {
  /** UTF-16 units; ASCII gives the same as its bytes do. */
  addText(text: string): void;
  addBytes(bytes: Uint8Array): void;
  /** 64 bits of all that was added. */
  hex(): string;
}

/** Fast where SHA-256 in JavaScript is not: four bytes of it take as long as one does here. */
export function createChecksum(): Checksum {
  let low = 0x2c1b3c6d;
  let high = 0x297a2d39;
  let length = 0;
  const add = (count: number, unitAt: (index: number) => number) => {
    let a = low;
    let b = high;
    for (let i = 0; i < count; i++) {
      const unit = unitAt(i);
      a = Math.imul(a ^ unit, 0x9e3779b1);
      a ^= a >>> 15;
      b = Math.imul((b + unit) | 0, 0x85ebca6b);
      b ^= b >>> 13;
    }
    low = a;
    high = b;
    length += count;
  };
  return {
    addText: (text) => add(text.length, (i) => text.charCodeAt(i)),
    addBytes: (bytes) => add(bytes.length, (i) => bytes[i] ?? 0),
    hex: () => word(mixed(low ^ length)) + word(mixed(high + length)),
  };
}

/** Every bit depends on every other (the finalizer of MurmurHash3). */
function mixed(value: number): number {
  let bits = value;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

function word(bits: number): string {
  return bits.toString(16).padStart(8, '0');
}

export function checksumOf(texts: Iterable<string>): string {
  const sum = createChecksum();
  for (const text of texts) sum.addText(text);
  return sum.hex();
}
