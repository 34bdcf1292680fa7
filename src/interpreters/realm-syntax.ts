// The syntax of a MitRealms value: `<f>flags</f><k>kdc; kdc</k>` (Kerberos.adml, help text of MitRealms).

import type { HostEntry, TagProblem } from '../model/fact.ts';
import { type Located, sub, trimBlanks } from '../model/located.ts';
import { entitiesIn, hostEntries, withoutEntities } from './hosts.ts';

/** What a MitRealms value says, and every way in which it says it wrongly. */
export interface RealmSyntax {
  readonly kdcs: readonly HostEntry[];
  readonly flags: Located | null;
  readonly untagged: Located | null;
  readonly tagProblems: readonly { readonly problem: TagProblem; readonly text: Located }[];
  readonly entities: readonly Located[];
}

interface Tag {
  readonly name: string;
  readonly closing: boolean;
  readonly from: number;
  readonly to: number;
  readonly complete: boolean;
}

const TAG = /<(\/?)([^<>;\s/]*)\s*(>?)/g;

function tagsIn(text: string): Tag[] {
  const tags: Tag[] = [];
  for (const match of text.matchAll(TAG)) {
    const [whole, slash, name, end] = match;
    tags.push({
      name: (name ?? '').toLowerCase(),
      closing: slash === '/',
      from: match.index,
      to: match.index + whole.length,
      complete: end === '>',
    });
  }
  return tags;
}

/** Reads a value; literal entities are decoded first, so that one defect is not taken for several. */
export function parseRealmValue(raw: Located): RealmSyntax {
  const entities = entitiesIn(raw);
  const value = withoutEntities(raw);
  const tags = tagsIn(value.value);
  if (tags.length === 0) {
    const text = trimBlanks(value);
    const untagged = text.value === '' ? null : text;
    return { kdcs: hostEntries(value), flags: null, untagged, tagProblems: [], entities };
  }
  return { ...readTagged(value, tags), entities };
}

function readTagged(value: Located, tags: readonly Tag[]): Omit<RealmSyntax, 'entities'> {
  const kdcs: HostEntry[] = [];
  let flags: Located | null = null;
  let untagged: Located | null = null;
  const tagged = tags.some((tag) => tag.name !== 'f');
  const tagProblems: { problem: TagProblem; text: Located }[] = [];
  let open: Tag | null = null;
  let at = 0;
  const note = (problem: TagProblem, from: number, to: number) => {
    tagProblems.push({ problem, text: sub(value, from, to) });
  };
  const content = (tag: Tag | null, from: number, to: number) => {
    const text = sub(value, from, to);
    const bare = trimBlanks(text);
    if (tag?.name === 'f') flags = bare;
    else if (bare.value !== '') {
      kdcs.push(...hostEntries(text));
      if (tag === null && tagged) tagProblems.push({ problem: 'text-outside-tags', text: bare });
      else if (tag === null) untagged ??= bare;
    }
  };
  for (const tag of tags) {
    content(open, at, tag.from);
    at = tag.to;
    if (!tag.complete) note('unclosed', tag.from, tag.to);
    else if (tag.name !== 'k' && tag.name !== 'f') note('unknown-tag', tag.from, tag.to);
    else if (tag.closing) {
      if (open?.name !== tag.name) {
        // Text before a tag that was never opened is that tag's content, not a defect of its own.
        if (tagProblems.at(-1)?.problem === 'text-outside-tags') tagProblems.pop();
        note('unopened', tag.from, tag.to);
      }
      open = null;
    } else {
      if (open) note('nested', tag.from, tag.to);
      open = tag;
    }
  }
  content(open, at, value.value.length);
  if (open) note('unclosed', open.from, open.to);
  return { kdcs, flags, untagged, tagProblems };
}
