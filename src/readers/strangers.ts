// What people save instead of an export, told by its content: a sentence that says what it is, and how to get at what is in it.

import type { Head } from '../model/reader.ts';

const SAID = {
  picture: 'It is a picture, and no text can be read from one: copy the text of the console instead.',
  log: 'It is an event log of Windows (.evtx), which shows no settings.',
  compound:
    'It is a message of Outlook (.msg) or a document of Office: save what is in it as a text file of its own.',
  pdf: 'It is a PDF: what is printed is no export any more.',
  rtf: 'It is formatted text (.rtf): save it as plain text, or better redirect the output of the command to a file.',
} as const;

/** File formats by their first bytes. */
const SIGNATURES: readonly (readonly [readonly number[], keyof typeof SAID])[] = [
  [[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], 'picture'],
  [[0xff, 0xd8, 0xff], 'picture'],
  [[0x47, 0x49, 0x46, 0x38], 'picture'],
  // The event log of Windows begins so: `ElfFile`.
  [[0x45, 0x6c, 0x66, 0x46, 0x69, 0x6c, 0x65, 0], 'log'],
  // MS-CFB 2.2: messages of Outlook, documents of older Office.
  [[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], 'compound'],
  [[0x25, 0x50, 0x44, 0x46, 0x2d], 'pdf'],
  [[0x7b, 0x5c, 0x72, 0x74, 0x66], 'rtf'],
];

/** Texts by what stands in their first 4,096 bytes; the first that fits speaks. */
const TEXTS: readonly (readonly [RegExp, string])[] = [
  [
    /^From: <Saved by |^MIME-Version:[\s\S]*^Content-Type:[ \t]*(?:multipart\/related|text\/html)/im,
    'It is a web archive (.mht) or a mail of HTML: save the page itself as .htm.',
  ],
  [
    /^(?:Received|Return-Path|From|To|Subject|Date|Message-ID|MIME-Version|X-[\w-]+):[^\n]*\n[\s\S]*^(?:MIME-Version|Content-Type|Message-ID):/im,
    'It is a mail: save its attachment, or the output that stands in it, as a file of its own.',
  ],
  [
    /^(?:ERROR:|reg:) /,
    'It is the error that reg query gave: the key was not there, or could not be read. Copy the console with its prompt, which names the key.',
  ],
  [
    /^PSPath[ \t]+: \S*Registry::/m,
    'It is what Get-ItemProperty prints, which shows no types: run reg query with the same key.',
  ],
  [
    /^(?:Key Name|Schl\u00fcsselname|Nom de la cl\u00e9)[ \t]*:[ \t]*HKEY_/m,
    'It is a text file of the Registry Editor (or what it prints): export once more, with the type "Registration Files (*.reg)".',
  ],
  [
    /\bHKEY_LOCAL_MACHINE\\[\s\S]*\bREG_(?:SZ|DWORD|MULTI_SZ|EXPAND_SZ)\b/,
    'It mentions keys and values of the registry, but not in the lines that reg query prints: a mail program or a word processor may have changed its blanks. Redirect the output to a file instead of copying it.',
  ],
  [
    /^[ \t]*(?:ValueName|trustPartner|trustDirection|trustAttributes|MitRealms)[ \t]*:/im,
    'It mentions properties that PowerShell prints, but not the whole of what it prints: redirect the output to a file instead of copying it.',
  ],
];

/** What an input that no reader accepts is, as sentences; null where its content does not tell. */
export function strangerIn({ bytes, text }: Head): string | null {
  const known = SIGNATURES.find(([signature]) => signature.every((byte, i) => bytes[i] === byte));
  if (known) return SAID[known[1]];
  const from = text.trimStart();
  return TEXTS.find(([pattern]) => pattern.test(from))?.[1] ?? null;
}
