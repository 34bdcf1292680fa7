// Inputs of the same bytes are interpreted once: what was read of the first stands for all of them, under their own paths.

import { createPages, type Pages, reportOf } from '../evidence/pages.ts';
import { pathInfo } from '../evidence/paths.ts';
import type { Input } from '../model/input.ts';
import type { Sheet } from '../model/sheet.ts';
import { type Source, SourceError } from '../model/source.ts';
import { createContents, LARGEST_CONTENT } from './contents.ts';
import type { Collected, Remember } from './reading.ts';

/** What is kept of a content: where the path gave it to somebody else, it is read again. */
interface Known {
  readonly given: string;
  sheet?: Sheet;
}

/** What of a run is kept once. */
export interface Remembering {
  readonly remember: Remember;
  readonly sheetOf: Pages['sheetOf'];
}

/** For one run with its readers and its encoding. What is kept so has a `sheet` in place of its facts. */
export function createRemember(): Remembering {
  const pages = createPages();
  return { remember: rememberIn(pages), sheetOf: pages.sheetOf };
}

function rememberIn(pages: Pages): Remember {
  const contents = createContents<Known>();
  return (input, source, read) => {
    const bytes = contentOf(source);
    const given = bytes && givenBy(input.path);
    const known = given === null ? undefined : contents.find(bytes ?? NOTHING);
    if (known?.sheet && known.given === given) return collectedFrom(sheetLike(known.sheet, input));
    const fresh: Known | null = given === null || known ? null : { given };
    // Before it is read, for the bytes are gone then.
    if (fresh && bytes) contents.keep(bytes, fresh);
    const collected = read();
    const { input: report, problems, facts, entries } = collected;
    const sheet = report && !entries && problems.length === 0 ? pages.sheetOf(report, facts) : null;
    if (!sheet) return collected;
    if (fresh) fresh.sheet = sheet;
    return collectedFrom(sheet);
  };
}

/** One for all inputs: there may be a hundred thousand. */
const NONE: readonly never[] = [];

const NOTHING = new Uint8Array(0);

/** Null for what is too large, or cannot be read so far: who reads it says so. */
function contentOf(source: Source): Uint8Array | null {
  if (source.size === 0 || source.size > LARGEST_CONTENT) return null;
  try {
    return source.read(0, source.size);
  } catch (error) {
    if (error instanceof SourceError) return null;
    throw error;
  }
}

/** What a path tells beside itself; null where it makes the file a part of something. */
function givenBy(path: string): string | null {
  const { container, holder, side } = pathInfo(path);
  return container === null ? `${holder} ${side}` : null;
}

/** That of another input with the same content. */
function sheetLike({ page, moves, name }: Sheet, { path, client }: Input): Sheet {
  if (client === undefined) return name === undefined ? { path, page, moves } : { path, page, moves, name };
  return name === undefined ? { path, client, page, moves } : { path, client, page, moves, name };
}

function collectedFrom(sheet: Sheet): Collected {
  return { input: reportOf(sheet), facts: NONE, problems: NONE, strangers: 0, sheet };
}
