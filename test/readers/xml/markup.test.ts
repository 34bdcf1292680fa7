// Mark-up without elements: where it begins and ends, whatever the pieces in which the text comes.
import { describe, expect, it } from 'vitest';
import { faultOf, onlyFault, region, scan, scanPieces } from '../../support/xml-scan.ts';

describe('an XML declaration', () => {
  it.each([
    `<?xml version="1.0"?>`,
    `<?xml version='1.0'?>`,
    `<?xml\t\r\nversion\n \t=\r\n "1.0"\r\n\tencoding\t =\n\t'UTF-8'\n standalone \t=\r\n "no"\t\n ?>`,
    `<?xml version="1.0" standalone='yes'?>`,
    `<?xml version="1.0" encoding="x.y_z-1"?>`,
    `<?xml version="1.0" encoding="u"?>`,
  ])('is taken as %j', (declaration) => {
    expect(scan(`${declaration}<a/>`)).toEqual([]);
  });

  it.each([
    `<?xml?>`,
    `<?xml ?>`,
    `<?xml version="1.0'?>`,
    `<?xml version="1.0"encoding="utf-8"?>`,
    `<?xml version="1.0"standalone="yes"?>`,
    `<?xml version="1.0" encoding="8bit"?>`,
    `<?xml version="1.0" encoding=""?>`,
    `<?xml version="1.0" encoding="u+8"?>`,
    `<?xml version="1.0" encoding="utf-8'?>`,
    `<?xml version="1.0" encoding=utf-8?>`,
    `<?xml version="1.0" standalone="maybe"?>`,
    `<?xml version="1.0" standalone="yes'?>`,
    `<?xml version="1.0" standalone="yes" encoding="utf-8"?>`,
    `<?xml version="1.0" x?>`,
    `<?xml version="x1.0"?>`,
    `<?xml version=1.0?>`,
    `<?xml x version="1.0"?>`,
    `<?xml versionx="1.0"?>`,
    `<?xml version x="1.0"?>`,
    `<?xml version="1.x"?>`,
    `<?xml version=x"1.1"?>`,
    `<?xml x version="1.1"?>`,
    `<?xml version x="1.1"?>`,
  ])('is refused as %j, as a whole', (declaration) => {
    const fault = faultOf(`${declaration}<a/>`);
    expect(fault).toMatchObject({ code: 'malformed', effect: 'unreadable' });
    expect(region(fault)).toEqual([1, 1, 1, declaration.length + 1]);
    expect(fault.message).not.toMatch(/version 1/);
  });

  it.each([
    [`<?xml version="1.1"?>`, '1.1'],
    [`<?xml\t\r\nversion\n \t=\r\n '1.25' encoding="utf-8"?>`, '1.25'],
    [`<?xml version="1.01"?>`, '1.01'],
  ])('of another version is refused by it: %j', (declaration, version) => {
    const fault = faultOf(`${declaration}<a/>`);
    expect(fault.code).toBe('malformed');
    expect(fault.message).toContain(`version ${version} of`);
  });

  it('may be as long as 1023 characters', () => {
    const begun = '<?xml version="1.0"';
    expect(faultOf(begun.padEnd(1023)).code).toBe('truncated');
    for (const length of [1024, 1500]) {
      const fault = faultOf(begun.padEnd(length));
      expect(fault.code).toBe('malformed');
      expect(region(fault)).toEqual([1, 1, 1, 6]);
    }
  });

  it('stands at the beginning alone, in whatever pieces the text comes', () => {
    const fault = onlyFault(scanPieces(['<a>', 'xyz<?xml version="1.0"?></a>']));
    expect(region(fault)).toEqual([1, 7, 1, 12]);
  });
});

describe('an instruction', () => {
  it('of any name but xml may stand at the beginning, and last', () => {
    expect(scan('<?note x?><a/><?note?>')).toEqual([]);
    expect(scan('<?xml-stylesheet href="a"?><a/>')).toEqual([]);
  });

  it('has a name of at most 1021 characters', () => {
    const begun = (length: number) => `${' '.repeat(2000)}<?${'x'.repeat(length - 2)}`;
    expect(faultOf(begun(1023)).code).toBe('truncated');
    const fault = faultOf(begun(1024));
    expect(fault.code).toBe('malformed');
    expect(region(fault)).toEqual([1, 2001, 1, 2003]);
  });
});

describe('a comment', () => {
  it('does not end with the characters that begin it', () => {
    expect(scanPieces(['<!--', '->x--><a/>'])).toEqual([]);
    expect(scanPieces(['<!---', '>x--><a/>'])).toEqual([]);
    expect(scan('<!---->\n<a/>')).toEqual([]);
  });
});

describe('a document in pieces', () => {
  const xml =
    '<?xml version="1.0"?>\n<!---><!- --><r a=">"><?p?><gpo>&#x1F600;&amp;]]<![CDATA[]]]]><?q ??></gpo>' +
    "<policy b='\"'>x]]&gt;\n<c>&lt;</c>\n<!-- y --></policy ><explain><policy/></explain></r><?z?>\n";

  it('is what it is as a whole, wherever it is cut', () => {
    const whole = scanPieces([xml]);
    expect(whole.map((event) => event.kind)).toEqual(['start', 'end', 'element']);
    for (let at = 1; at < xml.length; at++) {
      expect(scanPieces([xml.slice(0, at), xml.slice(at)]), `cut at ${at}`).toEqual(whole);
    }
    for (const size of [1, 2, 3, 5]) {
      const pieces = xml.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? [];
      expect(scanPieces(pieces), `pieces of ${size}`).toEqual(whole);
    }
  });

  it.each([
    '<a>&nbsp;</a>',
    '<a>x ]]></a>',
    '<a>R & D</a>',
    '<a>&#0;</a>',
    '<a>&#x',
    '<a>&am',
    '<a>&x',
    '<a><!- x --></a>',
    '<a><?x?y?></a>',
    '<a><![CDAT[x]]></a>',
    '<!DOCTYPE a><a/>',
    '<a>\n<b>\n</a>',
    '<a/>\n\nx',
    '<a>\ud83d</a>',
    '<a>x\u0001</a>',
  ])('has its fault in the same place, wherever it is cut: %j', (broken) => {
    const whole = onlyFault(scanPieces([broken]));
    for (let at = 1; at < broken.length; at++) {
      expect(onlyFault(scanPieces([broken.slice(0, at), broken.slice(at)])), `cut at ${at}`).toEqual(whole);
    }
  });
});
