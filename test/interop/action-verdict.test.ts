// What the action makes of the end of realmlint, and of a Node.js that did not come so far: code, annotation and report. It is run
// as it lies here, built.

import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { workflowCommands } from '../support/code-hosts.ts';
import { nodeThat } from './support/fake-node.ts';
import { playAction } from './support/github-runner.ts';
import { type Repository, repository } from './support/repository.ts';
import { ROOT } from './support/run.ts';

const GOOD = 'fixtures/rules/gpo-version-mismatch/good/backup-same';
const EARLIER = '{"version": "2.1.0", "runs": []}';
const CRASH = `echo 'FATAL ERROR: out of memory' >&2; kill -ABRT $$`;

let here: Repository;

beforeEach(() => {
  here = repository('verdict');
  here.copy('fixtures/demo', 'exports');
  here.copy(GOOD, 'good');
});

function play(inputs: Record<string, string>, env: Record<string, string> = {}, stdin = '') {
  const played = playAction(ROOT, inputs, { workspace: here.path, env, stdin });
  expect(played.outputs['exit-code'], played.log).toBe(String(played.status));
  return { ...played, annotations: workflowCommands(played.log).map(({ message }) => message) };
}

/** The same with a node that does this where it should lint. */
const playNode = (does: string) => play({ paths: 'good' }, { PATH: nodeThat(does) });

describe('sarif-file', () => {
  it.each([
    ['an export', 'exports/clients/PC-0217.txt'],
    ['the config', 'realmlint.config.jsonc'],
    ['a folder', 'exports'],
  ])('never replaces or removes %s', (_, file) => {
    here.put('realmlint.config.jsonc', '{ "cloud": "zscalerbeta.net" }\n');
    const state = () => here.git('hash-object', 'realmlint.config.jsonc', 'exports/clients/PC-0217.txt');
    const before = state();
    const { status, outputs, annotations } = play({ paths: 'exports', 'sarif-file': file });
    expect([status, outputs['sarif-file'], annotations.length]).toEqual([2, '', 1]);
    expect(state()).toBe(before);
  });

  it.each([
    ['that crashed', { paths: 'exports' }, 134],
    ['that was told nonsense', { paths: 'exports', cloud: 'zscaler' }, 2],
    ['that was refused', { paths: 'exports', 'allow-empty': 'yes' }, 2],
  ])('is no report of an earlier run after one %s', (_, inputs, code) => {
    here.put('realmlint.sarif', EARLIER);
    const { status, outputs } = play(inputs, code === 134 ? { PATH: nodeThat(CRASH) } : {});
    expect([status, outputs['sarif-file']]).toEqual([code, '']);
    expect(readFileSync(join(here.path, 'realmlint.sarif'), 'utf8')).toBe(EARLIER);
  });

  it('is the new report in the place of an earlier one, even when both are alike', () => {
    for (const _ of [1, 2, 3])
      expect(play({ paths: 'exports' }).outputs['sarif-file']).toBe('realmlint.sarif');
    here.put('realmlint.sarif', EARLIER);
    expect(play({ paths: 'exports' }).outputs['sarif-file']).toBe('realmlint.sarif');
    expect(readFileSync(join(here.path, 'realmlint.sarif'), 'utf8')).toContain('missing-leading-dot');
  });

  it('is the new report also behind a link, and no earlier one', () => {
    here.put('reports/earlier.sarif', EARLIER);
    symlinkSync('reports/earlier.sarif', join(here.path, 'realmlint.sarif'));
    expect(play({ paths: 'exports', cloud: 'zscaler' }).outputs['sarif-file']).toBe('');
    expect(play({ paths: 'exports' }).outputs['sarif-file']).toBe('realmlint.sarif');
    expect(readFileSync(join(here.path, 'reports/earlier.sarif'), 'utf8')).toContain('missing-leading-dot');
  });

  it('is said to be unwritten where it could not be, though nothing was found', () => {
    // By a link, so that an action that removes what lies there does not take the device.
    symlinkSync('/dev/full', join(here.path, 'full.sarif'));
    const { status, outputs, annotations } = play({ paths: 'good', 'sarif-file': 'full.sarif' });
    expect([status, outputs['sarif-file'], annotations.length]).toEqual([70, '', 1]);
    expect(annotations[0]).toContain('The file full.sarif could not be written');
  });
});

describe('exit-code', () => {
  it('is no 1 where Node.js did not start', () => {
    here.put('setup.js', '');
    here.put('exports/realmlint.sarif', EARLIER);
    const { status, outputs, log, annotations } = play(
      { 'working-directory': 'exports' },
      { NODE_OPTIONS: '--require ./setup.js' },
    );
    expect(log).toContain("Cannot find module './setup.js'");
    expect([status, outputs['sarif-file']]).toEqual([70, '']);
    expect(annotations).toEqual(['realmlint ended with 1 and has no verdict; the lines above say why.']);
  });

  it('is 1 where there are findings, also when colours are asked for', () => {
    const { status, log, annotations } = play({ paths: 'exports' }, { FORCE_COLOR: '1', NO_COLOR: '' });
    expect([status, annotations.length]).toEqual([1, 6]);
    expect(log).not.toContain('\u001b');
  });

  it('is no 1 where only a sentence has the word', () => {
    expect(playNode(`echo 'loading failed: out of memory' >&2; exit 1`).status).toBe(70);
    expect(playNode(`printf 'judged: nothing\\nfailed: 1 error' >&2; exit 1`).status).toBe(1);
  });

  it('is that of a crash', () => {
    const { status, log, annotations } = playNode(CRASH);
    expect(status).toBe(134);
    expect(log).toContain('FATAL ERROR: out of memory');
    expect(annotations).toEqual(['realmlint ended with 134 and has no verdict; the lines above say why.']);
  });

  it('is 2 where Node.js starts for nothing at all', () => {
    const { status, annotations } = play({ paths: 'good' }, { NODE_OPTIONS: '--require ./missing.js' });
    expect([status, annotations.length]).toEqual([2, 1]);
    expect(annotations[0]).toMatch(/^Node\.js does not start; /);
  });
});

describe('the annotation', () => {
  it.each([2, 70])('has all that was said before an end with %i', (code) => {
    const { status, annotations, log } = playNode(`printf '100%%\\r\\n::error::owned' >&2; exit ${code}`);
    expect(status).toBe(code);
    expect(annotations).toContain('100%\r\n::error::owned');
    expect(log).toContain('::error title=realmlint::100%25%0D%0A::error::owned\n');
  });

  it.each([2, 70])('says so where nothing was said before an end with %i', (code) => {
    expect(playNode(`exit ${code}`).annotations).toEqual([
      `realmlint ended with ${code} and did not say why.`,
    ]);
  });
});

describe('the streams of realmlint', () => {
  it('take no export out of the standard input of the step', () => {
    const bad = readFileSync(join(ROOT, 'fixtures/demo/clients/PC-0217.txt'), 'utf8');
    const { status, log } = play({ paths: 'good\n-' }, {}, bad);
    expect(status, log).toBe(3);
    expect(log).not.toContain('suspicious-characters');
  });

  it('are three, and no other of the step', () => {
    expect(playNode('{ true >&3; } 2>/dev/null && exit 9; exit 0').status).toBe(0);
  });

  it.each([0, 2])('hold a megabyte of standard error, at an end with %i', (code) => {
    const lines = `yes 'a notice of forty characters' | head -n 40000 >&2; echo reported; echo 'the reason' >&2`;
    const { status, log, annotations } = playNode(`${lines}; exit ${code}`);
    expect(status).toBe(code);
    expect(log).toContain('reported\n');
    expect(log.match(/^a notice of forty characters$/gm)?.length).toBeGreaterThan(30_000);
    expect(annotations).toHaveLength(code === 2 ? 1 : 0);
    for (const annotation of annotations) {
      expect(annotation).toMatch(/\nthe reason$/);
      expect(annotation.length).toBeLessThan(5000);
    }
  });
});
