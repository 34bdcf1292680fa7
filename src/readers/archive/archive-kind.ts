// Which archive an input is, by its first bytes.

export type ArchiveKind =
  | 'ZIP archive'
  | 'cabinet (.cab)'
  | '7-Zip archive'
  | 'RAR archive'
  | 'gzip file'
  | 'bzip2 file'
  | 'xz file'
  | 'Zstandard file'
  | 'tar archive'
  | 'Windows image (.wim)';

/** The signatures, each at its offset. */
const SIGNATURES: readonly (readonly [ArchiveKind, number, readonly number[]])[] = [
  ['ZIP archive', 0, [0x50, 0x4b, 3, 4]],
  // Without entries; and the first part of one that was split (APPNOTE.TXT 8.5.3).
  ['ZIP archive', 0, [0x50, 0x4b, 5, 6]],
  ['ZIP archive', 0, [0x50, 0x4b, 7, 8]],
  // MS-CAB: MSCF and four reserved bytes.
  ['cabinet (.cab)', 0, [0x4d, 0x53, 0x43, 0x46, 0, 0, 0, 0]],
  ['7-Zip archive', 0, [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ['RAR archive', 0, [0x52, 0x61, 0x72, 0x21, 0x1a, 7]],
  ['gzip file', 0, [0x1f, 0x8b, 8]],
  ['bzip2 file', 0, [0x42, 0x5a, 0x68]],
  ['xz file', 0, [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0]],
  ['Zstandard file', 0, [0x28, 0xb5, 0x2f, 0xfd]],
  // POSIX.1: `ustar` in the header of the first file.
  ['tar archive', 257, [0x75, 0x73, 0x74, 0x61, 0x72]],
  ['Windows image (.wim)', 0, [0x4d, 0x53, 0x57, 0x49, 0x4d, 0, 0, 0]],
];

/** Null for what is no archive. `bytes` are the first of the input. */
export function archiveKind(bytes: Uint8Array): ArchiveKind | null {
  const found = SIGNATURES.find(([, at, signature]) => signature.every((byte, i) => bytes[at + i] === byte));
  return found?.[0] ?? null;
}
