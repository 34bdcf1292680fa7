// Resultant sets of policy: recognised by their root, named as not judged, and never in silence.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { headOf } from '../../../src/readers/detect.ts';
import { readers } from '../../../src/readers/readers.ts';
import { rsop } from '../../../src/readers/reports/rsop.ts';
import { encode, fixture, readAll, regionText, sourceOf } from '../../support/bytes.ts';
import { corpusFiles, hasCorpus, WHY_SKIPPED } from '../../support/corpus.ts';

const RESULT = fixture('rsop/gpresult.xml');
const TEXT = new TextDecoder('utf-16le').decode(RESULT);
const SPACE = 'http://www.microsoft.com/GroupPolicy/Rsop';
const NOTICE = { code: 'not-read', effect: 'notice', part: null, side: null };

const read = (bytes: Uint8Array) => readAll(rsop, bytes);
const accepted = (bytes: Uint8Array) =>
  readers.filter((reader) => reader.accepts(headOf(sourceOf(bytes)))).map(({ format }) => format);

describe('rsop', () => {
  it('says that it is not judged, and what to export instead', () => {
    expect(accepted(RESULT)).toEqual(['rsop']);
    const { items } = read(RESULT);
    expect(items).toMatchObject([NOTICE]);
    const [notice] = items;
    if (notice?.kind !== 'diagnostic' || !notice.at) throw new Error('no place');
    expect(regionText(TEXT, { value: '', at: notice.at })).toBe(/<Rsop [^>]*>/.exec(TEXT)?.[0]);
    expect(notice.hint).toContain('Get-GPOReport');
    expect(notice.hint).toContain('reg query');
  });

  it('says so once, though elements of that name nest', () => {
    expect(read(encode(`<Rsop xmlns="${SPACE}"><Rsop/></Rsop>`)).items).toMatchObject([NOTICE]);
    expect(read(encode(`<x:Rsop xmlns:x="${SPACE}"/>`)).items).toMatchObject([NOTICE]);
  });

  it('is a gap when it is cut off or broken', () => {
    for (let size = TEXT.indexOf('<Rsop') * 2 + 2; size < RESULT.length - 4; size += 14) {
      const { gaps } = read(RESULT.slice(0, size));
      expect([size, gaps.map(({ code, effect }) => [code, effect])]).toEqual([
        size,
        [['truncated', 'unreadable']],
      ]);
    }
    expect(read(encode(`<Rsop xmlns="${SPACE}"><a></Rsop>`)).gaps).toMatchObject([
      { code: 'malformed', effect: 'unreadable' },
    ]);
  });

  it('a document of another root is no silence', () => {
    expect(read(encode('<a/>')).items).toMatchObject([{ code: 'empty', effect: 'unreadable' }]);
  });

  it('is told by its namespace, and leaves wrappers to the reader of reports', () => {
    expect(accepted(encode('<Rsop/>'))).toEqual([]);
    expect(accepted(encode(`<report><Rsop xmlns="${SPACE}"/></report>`))).toEqual(['gpo-report']);
  });
});

describe.skipIf(!hasCorpus)(`real results${WHY_SKIPPED}`, () => {
  it('are accepted by this reader alone, and read whole', () => {
    const files = corpusFiles('real', /gpresult-from-heredoc\.xml$|BaselineTest on [^/]*\.xml$/);
    expect(files).toHaveLength(2);
    for (const file of files) {
      const bytes = Uint8Array.from(readFileSync(file));
      expect([file, accepted(bytes)]).toEqual([file, ['rsop']]);
      expect(read(bytes).items).toMatchObject([NOTICE]);
    }
  });
});
