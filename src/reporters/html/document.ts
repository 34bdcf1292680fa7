// A whole document in one file that needs nothing beside itself, and may fetch nothing: its policy names its own style and script by their hashes.

import { sha256Base64 } from '../../model/digest.ts';
import { html } from './markup.ts';

export interface DocumentParts {
  readonly title: string;
  /** Text of a style sheet. */
  readonly style: string;
  /** Text of a classic script, which runs when all of the document is there. */
  readonly script: string;
  /** Directives of the policy beside those of every document, such as `worker-src blob:`; what a script may do is added to `script-src`. */
  readonly policy?: readonly string[];
  readonly scriptMay?: readonly string[];
  /** Markup. */
  readonly body: Iterable<string>;
}

/** Piece by piece: a report may be larger than is good for one string. */
export function* htmlDocument(parts: DocumentParts): Iterable<string> {
  const { title, style, script, body, policy = [], scriptMay = [] } = parts;
  for (const text of [style, script]) {
    if (/<\/(?:style|script)|<!--/i.test(text))
      throw new Error('a style or script would end its own element');
  }
  const directives = [
    "default-src 'none'",
    `script-src 'sha256-${sha256Base64(script)}'${scriptMay.map((word) => ` ${word}`).join('')}`,
    `style-src 'sha256-${sha256Base64(style)}'`,
    "base-uri 'none'",
    "form-action 'none'",
    ...policy,
  ];
  yield '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n';
  yield `<meta http-equiv="Content-Security-Policy" content="${directives.join('; ')}">\n`;
  yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n';
  yield '<meta name="color-scheme" content="light dark">\n<meta name="referrer" content="no-referrer">\n';
  yield html`<title>${title}</title>\n`.markup;
  yield `<style>${style}</style>\n</head>\n<body>\n`;
  yield* body;
  yield `<script>${script}</script>\n</body>\n</html>\n`;
}
