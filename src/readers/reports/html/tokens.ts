// HTML to tags and texts with their offsets. The only importer of parse5, of which it uses the tokenizer alone: the tree of
// an HTML parser mends what is broken, and whether something is missing is the question here.

import { type Token, Tokenizer, TokenizerMode } from 'parse5';

/** An attribute: its name in lower case, and the units [from, to) of its value as written, without quotes. */
export interface HtmlAttribute {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/** A piece of a document at units [from, to). Names are in lower case. */
export type HtmlToken =
  | {
      readonly kind: 'start';
      readonly name: string;
      readonly attributes: readonly HtmlAttribute[];
      readonly selfClosing: boolean;
      readonly from: number;
      readonly to: number;
    }
  | { readonly kind: 'end'; readonly name: string; readonly from: number; readonly to: number }
  | { readonly kind: 'text'; readonly from: number; readonly to: number }
  /** The document ends inside a tag, a comment or a script. */
  | { readonly kind: 'torn'; readonly from: number; readonly to: number };

// What these hold is no mark-up (HTML, 13.2.6.2).
const RAW: ReadonlyMap<string, Tokenizer['state']> = new Map([
  ['script', TokenizerMode.SCRIPT_DATA],
  ['style', TokenizerMode.RAWTEXT],
  ['xmp', TokenizerMode.RAWTEXT],
  ['iframe', TokenizerMode.RAWTEXT],
  ['noframes', TokenizerMode.RAWTEXT],
  ['title', TokenizerMode.RCDATA],
  ['textarea', TokenizerMode.RCDATA],
]);
/** Pieces in which the tokenizer is fed, so that tokens can be handed out in between. */
const PIECE = 64 * 1024;

/** The tokens of a document in their order; comments and document types are left out. */
export function* htmlTokens(text: string): Iterable<HtmlToken> {
  const tokens: HtmlToken[] = [];
  let covered = 0;
  const place = (token: { location: Token.Location | null }) => {
    if (!token.location) throw new TypeError('the tokenizer was asked for locations');
    const { startOffset: from, endOffset: to } = token.location;
    covered = to;
    return { from, to };
  };
  const characters = (token: Token.CharacterToken) => {
    tokens.push({ kind: 'text', ...place(token) });
  };
  const tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: true },
    {
      onComment: place,
      onDoctype: place,
      onCharacter: characters,
      onNullCharacter: characters,
      onWhitespaceCharacter: characters,
      onEof: () => undefined,
      onStartTag(token) {
        tokens.push(startTag(token, place(token), text));
        const state = RAW.get(token.tagName);
        if (state !== undefined) {
          tokenizer.lastStartTagName = token.tagName;
          tokenizer.state = state;
        }
      },
      onEndTag(token) {
        tokens.push({ kind: 'end', name: token.tagName, ...place(token) });
      },
    },
  );
  for (let at = 0; at < text.length; at += PIECE) {
    tokenizer.write(text.slice(at, at + PIECE), at + PIECE >= text.length);
    yield* tokens.splice(0);
  }
  if (covered < text.length) yield { kind: 'torn', from: covered, to: text.length };
}

function startTag(
  token: Token.TagToken,
  span: { readonly from: number; readonly to: number },
  text: string,
): HtmlToken {
  const places = token.location && 'attrs' in token.location ? token.location.attrs : null;
  const attributes = Object.entries(places ?? {}).map(([name, { startOffset, endOffset }]) => {
    return { name, ...writtenValue(text, startOffset, endOffset) };
  });
  return { kind: 'start', name: token.tagName, attributes, selfClosing: token.selfClosing, ...span };
}

/** The value of the attribute at units [from, to) without its name, the equals sign and the quotes. */
function writtenValue(
  text: string,
  from: number,
  to: number,
): { readonly from: number; readonly to: number } {
  const start = text.slice(from, to).search(/=\s*\S/);
  if (start === -1) return { from: to, to };
  let first = from + start + 1;
  while (/\s/.test(text.charAt(first))) first++;
  const quote = text.charAt(first);
  if (quote !== '"' && quote !== "'") return { from: first, to };
  return { from: first + 1, to: text.charAt(to - 1) === quote ? to - 1 : to };
}

const decoded = new Map<string, string>();

/** What a character reference stands for, as HTML has it (13.5); what is none stays as it is. */
export function decodeReference(raw: string): string {
  const known = decoded.get(raw);
  if (known !== undefined) return known;
  const parts: string[] = [];
  const take = (token: Token.CharacterToken) => void parts.push(token.chars);
  const ignore = () => undefined;
  const tokenizer = new Tokenizer(
    {},
    {
      onComment: ignore,
      onDoctype: ignore,
      onEof: ignore,
      onStartTag: ignore,
      onEndTag: ignore,
      onCharacter: take,
      onNullCharacter: take,
      onWhitespaceCharacter: take,
    },
  );
  tokenizer.write(raw, true);
  const text = parts.join('');
  // A report of adversaries may hold as many as it likes.
  if (decoded.size < 4096) decoded.set(raw, text);
  return text;
}
