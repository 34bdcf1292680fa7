// Space in the bins of a hive that a test builds.

/** Bytes before the first bin, and the grain of bins. */
export const PAGE = 4096;

export interface Allocator {
  /** Offset of a new cell for so many bytes, counted from the first bin. */
  cell(size: number): number;
  view(): DataView;
  finish(): number;
}

export function allocator(): Allocator {
  let bytes = new Uint8Array(64 * 1024);
  let length = 0;
  let used = 0;
  const view = () => new DataView(bytes.buffer);
  const close = () => {
    if (used < length) view().setInt32(PAGE + used, length - used, true);
    used = length;
  };
  const open = (size: number) => {
    close();
    const bin = Math.ceil((size + 32) / PAGE) * PAGE;
    if (PAGE + length + bin > bytes.length) {
      const more = new Uint8Array((PAGE + length + bin) * 2);
      more.set(bytes);
      bytes = more;
    }
    bytes.set(Buffer.from('hbin', 'latin1'), PAGE + length);
    view().setUint32(PAGE + length + 4, length, true);
    view().setUint32(PAGE + length + 8, bin, true);
    used = length + 32;
    length += bin;
  };
  return {
    cell(content) {
      const size = Math.ceil((content + 4) / 8) * 8;
      if (used + size > length) open(size);
      const at = used;
      view().setInt32(PAGE + at, -size, true);
      used += size;
      return at;
    },
    view,
    finish() {
      close();
      return length;
    },
  };
}
