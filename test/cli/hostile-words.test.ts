// Exports, configs and words of the command line that want to be obeyed: what every command prints and writes of them is text.

import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { loggingCommands, workflowCommands } from '../support/code-hosts.ts';
import { HOSTILE_TEXTS, HOSTILE_WORLD } from '../support/hostile.ts';
import { CWD, type World, type WorldOptions, world } from './world.ts';

const SAID = Object.values(HOSTILE_TEXTS).join(' ');

async function realmlint(options: WorldOptions, ...argv: string[]): Promise<World & { code: number }> {
  const here = world(options);
  return { ...here, code: await main(argv, here.io) };
}

// The runner prints what begins like another command as it is.
const KNOWN =
  /^(?:old |(?:add-|remove-|save-|set-|stop-|end)?(?:mask|matcher|path|debug|echo|error|group|notice|state|env|output|commands|warning)$)/;

/** Nothing in a text that a terminal or the log of a build obeys, and no line that somebody else has begun. */
function expectHarmless(text: string, begins?: RegExp): void {
  expect(text).not.toMatch(/[^\P{Cc}\r\n]|\p{Cf}|\p{Cs}|\u2028|\u2029/u);
  expect(text).not.toMatch(/##\w*\[/);
  expect(workflowCommands(text).filter(({ command }) => KNOWN.test(command))).toEqual([]);
  expect(loggingCommands(text)).toEqual([]);
  if (begins) for (const line of text.split('\n').slice(0, -1)) expect(line).toMatch(begins);
}

const FACTS_LINE = /^\{.*\}$/;
const DRIFT_SIDES = ['exports/teamcity.reg', 'exports'];

describe('what is printed and written of a hostile export', () => {
  it.each<[string, readonly string[], RegExp?]>([
    ['why', ['why', 'edge.zscalerbeta.net', 'exports']],
    ['why in JSON', ['why', 'edge.zscalerbeta.net', 'exports', '--format', 'json']],
    ['drift', ['drift', ...DRIFT_SIDES]],
    ['drift in JSON', ['drift', ...DRIFT_SIDES, '--format', 'json']],
    ['a symptom', ['explain', '471000', 'exports']],
    ['a plan', ['remedy', 'exports']],
    ['a script', ['remedy', 'exports', '--to', 'powershell']],
    ['the way back', ['remedy', 'exports', '--to', 'powershell', '--undo']],
    ['facts', ['collect', 'exports'], FACTS_LINE],
    ['a baseline', ['baseline', 'exports', '--baseline', 'known.json']],
    ['notices', ['exports', '--quiet', '--format', 'json=report.json']],
    ['many words', ['exports', '--verbose', '--format', 'json=report.json']],
  ])('is text: %s', async (_, argv, begins) => {
    const { code, out, err, files } = await realmlint(HOSTILE_WORLD, ...argv);
    expect(code).toBeLessThan(4);
    expect(out() + err()).not.toBe('');
    expectHarmless(out(), begins);
    expectHarmless(err());
    for (const [path, node] of files) {
      if (path.startsWith(`${CWD}/exports`) || node.kind !== 'file' || path.includes('config')) continue;
      expectHarmless(new TextDecoder().decode(node.bytes));
    }
  });

  it('is text in the files of remedies, whose names are those of subjects', async () => {
    const files = {
      'in/PC-1.reg': HOSTILE_WORLD.files?.['exports/teamcity.reg'] ?? '',
      'in/\u001b[2J##vso[x]\u202e.reg': HOSTILE_WORLD.files?.['exports/##[error]w.reg'] ?? '',
    };
    for (const to of ['powershell', 'reg']) {
      const {
        code,
        files: nodes,
        err,
      } = await realmlint({ files }, 'remedy', 'in', '--to', to, '--out', 'mend');
      expect([code, err()]).toEqual([expect.toSatisfy((one) => one < 4), expect.any(String)]);
      expectHarmless(err());
      for (const [path, node] of nodes) {
        if (!path.startsWith(`${CWD}/mend`) || node.kind !== 'file') continue;
        expectHarmless(path);
        const encoding = path.endsWith('.reg') ? 'utf-16le' : 'utf-8';
        expectHarmless(new TextDecoder(encoding).decode(node.bytes));
      }
    }
  });

  it('stays in its folder, and out of names, where copies are made', async () => {
    const { err, files } = await realmlint(HOSTILE_WORLD, 'sanitize', 'exports', '--out', 'copies');
    expectHarmless(err());
    const written = [...files.keys()].filter((path) => !path.startsWith(`${CWD}/exports`));
    expect(written.some((path) => path.startsWith(`${CWD}/copies/`))).toBe(true);
    for (const path of written) {
      expect(path).not.toContain('/../');
      expect(path).toMatch(/^\/(?:home(?:\/admin(?:\/gpo(?:\/(?:copies|realmlint)[\s\S]*)?)?)?)?$/);
    }
  });
});

describe('hostile words of whoever runs it', () => {
  const files = { 'a.reg': HOSTILE_WORLD.files?.['exports/teamcity.reg'] ?? '' };

  it.each<[string, readonly string[]]>([
    ['a path', [`${SAID}.reg`]],
    ['a glob', [`${SAID}*`]],
    ['an option', [`--${SAID}`]],
    ['a format', ['a.reg', '--format', SAID]],
    ['a file of a report', ['a.reg', '--format', `json=${SAID}/x.json`]],
    ['a rule', ['a.reg', '--rule', `${SAID}=error`]],
    ['a cloud', ['a.reg', '--cloud', SAID]],
    ['a config', ['a.reg', '--config', SAID]],
    ['a baseline', ['a.reg', '--baseline', SAID]],
    ['a list', ['--files-from', SAID]],
    ['a host', ['why', SAID, 'a.reg']],
    ['a page', ['explain', SAID]],
    ['an expected side', ['drift', SAID, 'a.reg']],
    ['a folder', ['sanitize', 'a.reg', '--out', `a.reg/${SAID}`]],
    ['a shell', ['completion', SAID]],
  ])('are text: %s', async (_, argv) => {
    const { code, out, err } = await realmlint({ files }, ...argv);
    expect([2, 3, 70]).toContain(code);
    expectHarmless(out());
    expectHarmless(err(), code === 3 ? undefined : /^realmlint: /);
  });

  it.each<[string, string]>([
    ['that is no JSON', `{ "rules": ${SAID}`],
    ['with an unknown member', JSON.stringify({ [SAID]: 1 })],
    ['with an unknown rule', JSON.stringify({ rules: { [SAID]: 'off' } })],
    ['with a wrong value', JSON.stringify({ failOn: SAID })],
    ['with no cloud', JSON.stringify({ cloud: SAID })],
    ['of another encoding', `\u0000${SAID}`],
  ])('are text: a config %s', async (_, config) => {
    const { code, out, err } = await realmlint(
      { files: { ...files, 'realmlint.config.jsonc': config } },
      'a.reg',
    );
    expect([code, out()]).toEqual([2, '']);
    expectHarmless(err(), /^realmlint: /);
  });

  it('are text where facts hold them', async () => {
    const { out } = await realmlint({ files }, 'collect', 'a.reg');
    const bent = out().replace('"kind":"input"', `"kind":${JSON.stringify(SAID)}`);
    const judged = await realmlint({ files: { 'facts.ndjson': bent } }, 'facts.ndjson');
    expect(judged.code).toBe(3);
    expectHarmless(judged.out());
    expectHarmless(judged.err());
  });
});

describe('a config', () => {
  it('is never run, whatever its name', async () => {
    const code = 'globalThis.realmlintRan = true; module.exports = {}; export default {};';
    for (const name of ['realmlint.config.js', 'realmlint.config.mjs', 'realmlint.config.jsonc', 'my.cjs']) {
      const ran = await realmlint({ files: { ...files(), [name]: code } }, 'a.reg', '--config', name);
      expect([ran.code, ran.err()]).toEqual([2, expect.stringContaining(name)]);
    }
    expect(globalThis).not.toHaveProperty('realmlintRan');
  });

  it('has no member that would load anything', async () => {
    for (const member of ['extends', 'plugins', 'require', 'rulesDir', 'readers', 'reporters']) {
      const config = JSON.stringify({ [member]: ['./evil.js'] });
      const ran = await realmlint({ files: { ...files(), 'realmlint.config.jsonc': config } }, 'a.reg');
      expect(ran.code).toBe(2);
    }
  });

  const files = () => ({ 'a.reg': HOSTILE_WORLD.files?.['exports/teamcity.reg'] ?? '' });
});
