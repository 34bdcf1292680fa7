// What a copy must not hold, looked for without the help of what made it: plain searches in every reading of its bytes.

const GUID = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/gi;
const SID = /S-1-5-21(?:-[0-9]+){3}/g;

// The same in every domain and every installation of Windows: policies, client-side extensions, rights.
const WELL_KNOWN =
  /^(?:00000000|0acdd40c|0e28e245|0f6b957d|0f6b957e|17d89fec|25537ba6|3060e8d0|31b2f340|35378eac|3610eda5|40b6664f|426031c0|42b5faae|53d6ab1b|6ac1786c|803e14a0|827d319e|a2e30f80|aadced64|b087be9d|b1be8d72|bee07a6a|c6dc5466|cf7639f3|d02b1f72|d02b1f73|e437bc1c|edacfd8f|f3ccc681)/i;

/** Every way in which the bytes can be read as text, in lower case: as they are, without the NULs of UTF-16, and what base64 and hex in them say. */
function readings(bytes: Uint8Array): readonly string[] {
  const narrow = new TextDecoder('latin1').decode(bytes);
  const texts = [narrow, new TextDecoder('utf-8').decode(bytes), narrow.replaceAll('\0', '')];
  const plain = narrow.replaceAll('\0', '').replace(/\r?\n /g, '');
  for (const [run] of plain.matchAll(/[A-Za-z0-9+/]{12,}={0,2}/g)) {
    const whole = run.replace(/=+$/, '');
    texts.push(atob(whole.slice(0, whole.length - (whole.length % 4))).replaceAll('\0', ''));
  }
  const hex = plain.replace(/\\\s+/g, '').replace(/(?<=[0-9a-f]{2}),(?=[0-9a-f]{2})/gi, '');
  for (const [run] of hex.matchAll(/(?:[0-9a-f]{2}){4,}/gi)) {
    const pairs = run.match(/../g) ?? [];
    texts.push(String.fromCharCode(...pairs.map((pair) => Number.parseInt(pair, 16))).replaceAll('\0', ''));
  }
  texts.push(unescaped(plain));
  return texts.map((text) => text.toLowerCase());
}

function unescaped(text: string): string {
  return text
    .replace(/&#x([0-9a-f]+);|\\u([0-9a-f]{4})|_x([0-9a-f]{4})_/gi, (_, a, b, c) =>
      String.fromCodePoint(Number.parseInt(a ?? b ?? c, 16)),
    )
    .replace(/&#([0-9]+);/g, (_, digits) => String.fromCodePoint(Number(digits)))
    .replace(/%([0-9a-f]{2})/gi, (_, pair) => String.fromCharCode(Number.parseInt(pair, 16)));
}

/** GUIDs and domains of SIDs that stand in the bytes and are somebody's, in lower case. */
export function identifiersIn(bytes: Uint8Array): ReadonlySet<string> {
  const found = new Set<string>();
  for (const text of readings(bytes)) {
    for (const [guid] of text.matchAll(GUID)) if (!WELL_KNOWN.test(guid)) found.add(guid);
    for (const [sid] of text.toUpperCase().matchAll(SID)) found.add(sid.toLowerCase());
  }
  return found;
}

/** Those of the words that stand in a copy or in its path, in any reading. */
export function leaks(copies: ReadonlyMap<string, Uint8Array>, words: Iterable<string>): readonly string[] {
  const found: string[] = [];
  const wanted = [...words].map((word) => word.toLowerCase());
  for (const [path, bytes] of copies) {
    const texts = [path.toLowerCase(), ...readings(bytes)];
    for (const word of wanted)
      if (texts.some((text) => text.includes(word))) found.push(`${word} in ${path}`);
  }
  return found;
}
