// Sources that answer with a Buffer of Node, and with the same one each time: its `slice` is no copy. The report is the same.

import { describe, expect, it } from 'vitest';
import { hashOf } from '../src/engine/contents.ts';
import { DEFAULT_SETTINGS, gather, type Input, judgeSurvey, survey } from '../src/lint.ts';
import { throughOneBuffer } from './support/buffers.ts';
import { encode } from './support/bytes.ts';
import { bytesOf, inputOf, inputsBelow } from './support/inputs.ts';
import { POLICY_KEY } from './support/records.ts';
import { sample, THOROUGH } from './support/thorough.ts';
import { zipOf } from './support/zip.ts';

const FORMATS = inputsBelow('fixtures/formats', ['expected.json']);
/** Those that are read together. */
const TOGETHER = sample(FORMATS, 8);
const ARCHIVE = zipOf(TOGETHER.map((input) => ({ name: input.path, content: bytesOf(input) })));

function reportOf(inputs: readonly Input[]) {
  const { report } = judgeSurvey(survey(inputs), { settings: DEFAULT_SETTINGS });
  return { ...report, coverage: [...report.coverage] };
}

function dump(kdc: string, comment: string): Uint8Array {
  const lines = [
    'Windows Registry Editor Version 5.00',
    '',
    `[HKEY_LOCAL_MACHINE\\${POLICY_KEY}\\MitRealms]`,
    `"ZSCALERBETA.NET"="${kdc}"`,
    '',
    `;${comment}`,
    '',
  ];
  return encode(lines.join('\r\n'));
}

/** Sixteen letters that look like any. */
function comment(seed: number): string {
  let state = seed;
  const letters = Array.from({ length: 16 }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    return String.fromCharCode(0x40 + (state >>> 27));
  });
  return letters.join('');
}

/** The seeds of their comments, as they were found. */
const FOUND: readonly [right: number, wrong: number] = [21_992, 20_724];

/** A right dump and a wrong one that have one hash. Where the run is thorough they are searched for: of 32 bits, 2 x 2^17 contents have a pair as good as always. */
function sameHash(): readonly [right: Uint8Array, wrong: Uint8Array] {
  if (!THOROUGH) return [dump(RIGHT, comment(FOUND[0])), dump(WRONG, comment(FOUND[1]))];
  const comments = Array.from({ length: 1 << 17 }, (_, index) => comment(index));
  const right = new Map(comments.map((one) => [hashOf(dump(RIGHT, one)), one]));
  for (const one of comments) {
    const wrong = dump(WRONG, one);
    const found = right.get(hashOf(wrong));
    if (found !== undefined) return [dump(RIGHT, found), wrong];
  }
  throw new Error('no two of them have one hash');
}

const RIGHT = '<k>kerberos.zscalerbeta.net</k>';
const WRONG = '<k>kerberos.zscalerbeta.nex</k>';

const [right, wrong] = sameHash();

describe.each(THOROUGH ? [0, 3] : [3])('one Buffer for all answers, from its byte %i on', (skip) => {
  it.each(FORMATS.map((input) => [input.path, input] as const))('%s', (_, input) => {
    expect(gather(throughOneBuffer([input], skip))).toEqual(gather([input]));
  });

  it('all formats, each file twice', () => {
    const again = TOGETHER.map((input) => inputOf(`again/${input.path}`, bytesOf(input)));
    const inputs = [...TOGETHER, ...again];
    expect(reportOf(throughOneBuffer(inputs, skip))).toEqual(reportOf(inputs));
  });

  it('an archive of all formats', () => {
    const inputs = [inputOf('all.zip', ARCHIVE)];
    expect(reportOf(throughOneBuffer(inputs, skip))).toEqual(reportOf(inputs));
  });

  it('loses no defect of a content that only has the hash of another', () => {
    expect(hashOf(wrong)).toBe(hashOf(right));
    expect(wrong).not.toEqual(right);
    const inputs = [inputOf('clients/PC-1.reg', right), inputOf('clients/PC-2.reg', wrong)];
    const { findings } = reportOf(throughOneBuffer(inputs, skip));
    expect(findings).toEqual(reportOf(inputs).findings);
    const wrongHosts = findings.filter(({ ruleId }) => ruleId === 'kdc-wrong-host');
    expect(wrongHosts.map(({ path }) => path)).toEqual(['clients/PC-2.reg']);
  });
});
