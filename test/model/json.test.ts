// JSON with places: what parses, what every error points at, and that no name reaches a prototype.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type JsonNode, parseJson, toValue } from '../../src/model/json.ts';
import { THOROUGH } from '../support/thorough.ts';

const strict = { comments: false };
const lenient = { comments: true };

function rootOf(text: string): JsonNode {
  const { root, errors } = parseJson(text, strict);
  expect(errors).toEqual([]);
  if (root === null) throw new Error('no root');
  return root;
}

function firstError(text: string, options = strict) {
  const { root, errors } = parseJson(text, options);
  expect(root).toBeNull();
  const last = errors.at(-1);
  if (!last) throw new Error('no error');
  return last;
}

describe('parseJson', () => {
  it('gives every node its offsets', () => {
    const text = ' {"realm": ["CORP", 24],\n "own": {"on": true, "off": false, "none": null}}';
    const root = rootOf(text);
    expect(
      root.kind === 'object' && root.members.map((member) => text.slice(member.nameFrom, member.nameTo)),
    ).toEqual(['"realm"', '"own"']);
    const slices: string[] = [];
    const walk = (node: JsonNode): void => {
      slices.push(text.slice(node.from, node.to));
      if (node.kind === 'array') for (const item of node.items) walk(item);
      if (node.kind === 'object') for (const member of node.members) walk(member.node);
    };
    walk(root);
    expect(slices).toEqual([
      text.slice(1),
      '["CORP", 24]',
      '"CORP"',
      '24',
      '{"on": true, "off": false, "none": null}',
      'true',
      'false',
      'null',
    ]);
    expect(toValue(root)).toEqual({ realm: ['CORP', 24], own: { on: true, off: false, none: null } });
  });

  it('agrees with JSON.parse on every document', () => {
    fc.assert(
      fc.property(fc.json(), fc.integer({ min: 0, max: 3 }), (text, indent) => {
        const value: unknown = JSON.parse(text);
        const spaced = JSON.stringify(value, null, indent);
        expect(toValue(rootOf(text))).toEqual(value);
        expect(toValue(rootOf(spaced))).toEqual(value);
      }),
    );
  });

  it('has an error wherever JSON.parse throws', () => {
    const pieces = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"b',
      '1',
      '-',
      '01',
      'true',
      'tru',
      ' ',
      '\n',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 9 }), (parts) => {
        const text = parts.join('');
        const { root, errors } = parseJson(text, strict);
        let valid = true;
        try {
          JSON.parse(text);
        } catch {
          valid = false;
        }
        const blames = errors.some((error) => !error.message.includes('twice'));
        expect(blames).toBe(!valid);
        if (valid) expect(root).not.toBeNull();
      }),
      { numRuns: THOROUGH ? 2000 : 500 },
    );
  });

  it('puts the error of a text that merely ends at its end, for every prefix', () => {
    const text = '{"a\\u00e4\\n": [true, false, null, -1.5e+3, "x"], "b": {}}';
    for (let length = 0; length < text.length; length++) {
      const error = firstError(text.slice(0, length));
      expect([length, error.from, error.to]).toEqual([length, length, length]);
    }
  });

  it.each([
    ['{"a" 1}', '1'],
    ['{a: 1}', 'a'],
    ['{"a": 1 "b": 2}', '"b"'],
    ['[1 2]', '2'],
    ['{} x', 'x'],
    ['["tab\there"]', '"tab\there"'],
    ['["\\q"]', '"\\q"'],
    ['["\\u12x4"]', '"\\u12x4"'],
    ['["open\n"]', '"open'],
    ['[1.]', '1.'],
    ['[nope]', 'nope'],
    ["{'a': 1}", "'a'"],
  ])('says where %j is wrong', (text, blamed) => {
    const error = firstError(text);
    expect(text.slice(error.from, error.to)).toBe(blamed);
    expect(error.message).toMatch(/^[A-Z].*\.$/);
  });

  it('allows comments and trailing commas only when told to', () => {
    const text = '// realms\n{"a": [1, 2,], /* why */ "b": 1,}';
    expect(parseJson(text, lenient).errors).toEqual([]);
    const { root, errors } = parseJson(text, strict);
    expect(root).not.toBeNull();
    expect(errors.map((error) => text.slice(error.from, error.to))).toEqual([
      '// realms',
      ',',
      '/* why */',
      ',',
    ]);
    expect(firstError('/* open', lenient).from).toBe(7);
    expect(firstError('[,]', lenient)).toMatchObject({ from: 1, to: 2 });
  });

  it('names both places of a member that is given twice', () => {
    const text = '{\n  "trustType": 3,\r\n  "x": 1, "trustType": 2\n}';
    const { root, errors } = parseJson(text, strict);
    expect(errors).toHaveLength(1);
    expect(errors[0]?.message).toContain('line 2, column 3');
    expect(errors[0]?.message).toContain('line 3, column 11');
    expect(text.slice(errors[0]?.from, errors[0]?.to)).toBe('"trustType"');
    expect(root && toValue(root)).toEqual({ trustType: 2, x: 1 });
  });

  it('treats __proto__ and constructor as ordinary members', () => {
    const root = rootOf('{"__proto__": {"polluted": true}, "constructor": 1}');
    const value = toValue(root) as Record<string, unknown>;
    expect(Object.keys(value)).toEqual(['__proto__', 'constructor']);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect('polluted' in {}).toBe(false);
    expect('polluted' in value).toBe(false);
  });

  it('refuses nesting that would exhaust the stack', () => {
    expect(parseJson('['.repeat(200) + ']'.repeat(200), strict).errors).toEqual([]);
    const error = firstError('['.repeat(100_000));
    expect(error).toMatchObject({ from: 200, to: 201 });
  });
});
