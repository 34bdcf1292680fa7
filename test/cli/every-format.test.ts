// One run over an export that wants to be more than text, in every format: whole, and as those read it who it is for.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { marked } from 'marked';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { beforeAll, describe, expect, it } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { rules } from '../../rules/index.ts';
import { main } from '../../src/cli/main.ts';
import type { Finding, Report } from '../../src/model/finding.ts';
import { headOf } from '../../src/readers/detect.ts';
import { readers } from '../../src/readers/readers.ts';
import { reporters } from '../../src/reporters/index.ts';
import { sourceOf } from '../support/bytes.ts';
import {
  loggingCommands,
  qualityEntries,
  sarifMessage,
  type WorkflowCommand,
  workflowCommands,
} from '../support/code-hosts.ts';
import { HOSTILE_WORLD } from '../support/hostile.ts';
import { sarifErrors } from '../support/sarif-schema.ts';
import { CWD, type World, world } from './world.ts';

const FORMATS = Object.keys(reporters);

const schema = (name: string) =>
  readFileSync(fileURLToPath(new URL(`../../schemas/${name}`, import.meta.url)), 'utf8');
const golden = (name: string) =>
  fileURLToPath(new URL(`../../fixtures/cli/golden/hostile/${name}`, import.meta.url));

let here: World;
let code: number;
let report: Report;
/** Findings that nothing holds back, and those that are. */
let standing: readonly Finding[];
let held: readonly Finding[];

const written = (format: string) => here.text(`out/${format}`) ?? '';

beforeAll(async () => {
  const summary = '/home/admin/gpo/out/summary';
  here = world({ ...HOSTILE_WORLD, env: { GITHUB_STEP_SUMMARY: summary } });
  here.put('out/kept', '');
  const formats = FORMATS.flatMap((format) => ['--format', `${format}=out/${format}`]);
  code = await main(['exports', ...formats], here.io);
  report = JSON.parse(written('json'));
  standing = report.findings.filter(({ suppressed }) => !suppressed);
  held = report.findings.filter(({ suppressed }) => suppressed);
});

/** What cannot be seen as the reports spell it. */
const shown = (text: string) =>
  text
    .replace(
      /(?! )[\p{C}\p{Z}]/gu,
      (one) => `<U+${(one.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}>`,
    )
    .replace(/##(\w*)\[/g, '##$1<U+005B>')
    .replace(/::error(?= |::)/g, '<U+003A>:error');
/** As `shown`, but a blank of another kind in the name of a file is the file's. */
const named = (path: string) => shown(path).replaceAll('<U+202F>', '\u202f');

describe('a hostile export', () => {
  it('is what these tests are about: all kinds of findings and places', () => {
    expect(code).toBe(3);
    expect(held.map(({ ruleId }) => ruleId)).toEqual(['trust-transitive']);
    expect(report.problems.map(({ kind }) => kind)).toEqual(['suppression-unused']);
    expect(standing.some(({ blocking }) => blocking)).toBe(true);
    expect(standing.some(({ region }) => region === null)).toBe(true);
    expect(standing.some(({ path }) => path.includes('.zip!/'))).toBe(true);
    expect(new Set(standing.map(({ path }) => path)).size).toBeGreaterThan(10);
  });

  it.each(FORMATS)('has its golden file: %s', async (format) => {
    const rulesOfSarif = /(\n {10}"rules": \[\n)[\s\S]*?(\n {10}\]\n)/;
    const text = written(format)
      .replace(rulesOfSarif, '$1            "..."$2')
      .replace(/^(<style>|<script>).*?(?=<\/(?:style|script)>)/gms, '$1...')
      .replace(/'sha256-[^']*'/g, "'sha256-...'");
    await expect(text).toMatchFileSnapshot(golden(format));
  });

  it.each(FORMATS)('leaves nothing in a log that a build or a terminal obeys: %s', (format) => {
    const log = written(format);
    expect(log).not.toMatch(/[^\P{Cc}\n]|\p{Cf}|\u2028/u);
    expect(log).not.toContain('##teamcity[');
    const github = workflowCommands(log).filter(({ message }) => message.includes('pwned'));
    // Our own annotations carry such values as text, and are read in the test of their format.
    if (format !== 'github') expect(github).toEqual([]);
    if (format !== 'azure') expect(loggingCommands(log)).toEqual([]);
  });
});

describe('sarif', () => {
  const log = () => JSON.parse(written('sarif'));

  it('fits its schema', () => {
    expect(sarifErrors(log())).toBeNull();
  });

  it('has what GitHub requires of rules: all of them, none of their texts empty or too long', () => {
    const { driver } = log().runs[0].tool;
    expect(driver.rules.map(({ id }: { id: string }) => id)).toEqual(rules.map(({ id }) => id));
    for (const { id, shortDescription, fullDescription, help, properties } of driver.rules) {
      for (const text of [shortDescription.text, fullDescription.text, help.text, help.markdown]) {
        expect(text, id).not.toBe('');
      }
      expect(fullDescription.text.length, id).toBeLessThanOrEqual(1024);
      expect(['very-high', 'high', 'medium', 'low']).toContain(properties.precision);
      expect(properties.tags.length).toBeLessThanOrEqual(20);
      const security = properties.tags.includes('security');
      expect(properties['problem.severity'] === undefined).toBe(security);
      expect(/^\d\.\d$/.test(properties['security-severity'] ?? '')).toBe(security);
    }
  });

  it('has every finding, with all numbers of its region, a fingerprint, and links that lead somewhere', () => {
    const { results } = log().runs[0];
    expect(results).toHaveLength(report.findings.length);
    for (const [
      at,
      { ruleId, ruleIndex, message, locations, relatedLocations, ...rest },
    ] of results.entries()) {
      const finding = report.findings[at] as Finding;
      expect([ruleId, rules[ruleIndex]?.id]).toEqual([finding.ruleId, finding.ruleId]);
      const { artifactLocation, region } = locations[0].physicalLocation;
      const { startLine, startColumn, endLine, endColumn } = region;
      for (const number of [startLine, startColumn, endLine, endColumn]) expect(number).toBeGreaterThan(0);
      if (finding.region && !finding.path.includes('.zip!/')) expect(region).toEqual(finding.region);
      expect(artifactLocation.uri).toMatch(/^[A-Za-z0-9%._~/-]+$/);
      expect(artifactLocation.uri.split('/')[0]).not.toContain(':');
      const path = finding.path.replace(/\.zip!\/.*/, '.zip').replace('\ud800', '\ufffd');
      expect(decodeURIComponent(artifactLocation.uri)).toBe(path);
      expect(rest.partialFingerprints.primaryLocationLineHash).toBe(`${finding.fingerprint}:1`);
      const ids = relatedLocations.map(({ id }: { id: number }) => String(id));
      const said = sarifMessage(message.text);
      expect(said.text).toContain(shown(finding.message).slice(0, 60));
      expect(said.links).toEqual(ids.slice(0, 5));
      expect(rest.suppressions?.length ?? 0).toBe(finding.suppressed ? 1 : 0);
    }
  });

  it('says that the run is not to be trusted, and which input is the reason', () => {
    const [invocation] = log().runs[0].invocations;
    expect([invocation.executionSuccessful, invocation.exitCode]).toEqual([false, 3]);
    const [notification] = invocation.toolExecutionNotifications;
    expect(notification.locations[0].physicalLocation.artifactLocation.uri).toBe('exports/cut.pol');
    expect(invocation.toolConfigurationNotifications).toHaveLength(1);
  });
});

describe('github', () => {
  it('annotates the gravest, ten of a level, and counts the others', () => {
    const commands = workflowCommands(written('github'));
    const of = (name: string) => commands.filter(({ command }) => command === name);
    expect(of('error').length).toBeLessThanOrEqual(10);
    expect(of('warning').length).toBeLessThanOrEqual(10);
    expect(of('notice').length).toBeLessThanOrEqual(10);
    const last = commands.at(-1) as WorkflowCommand;
    const left = standing.length + report.problems.length - (commands.length - 1);
    expect(last.message).toMatch(new RegExp(`^${left} more findings? without an annotation`));
    expect(commands.every(({ command }) => ['error', 'warning', 'notice'].includes(command))).toBe(true);
  });

  it('gives each its file and, on one line, its columns', () => {
    for (const { properties, message } of workflowCommands(written('github'))) {
      const { file, title } = properties;
      if (file === undefined) continue;
      const finding = standing.find(
        (one) =>
          one.ruleId === title &&
          named(one.path.replace(/\.zip!\/.*/, '.zip')) === file &&
          (!one.region || file.endsWith('.zip') || String(one.region.startLine) === properties.line) &&
          message.startsWith(shown(one.message).slice(0, 40)),
      );
      expect(finding, `${title} in ${file}`).toBeDefined();
      expect(properties.col === undefined).toBe(
        properties.line === undefined || properties.line !== properties.endLine,
      );
    }
  });

  it('writes all of them to the log, and the summary of the job', () => {
    const log = written('github');
    for (const { ruleId } of standing) expect(log).toContain(` ${ruleId}: `);
    expect(written('summary')).toBe(`\n${written('markdown')}`);
  });
});

describe('gitlab', () => {
  it('is kept whole: one entry a finding, and one for what is wrong with the run', () => {
    const entries = qualityEntries(written('gitlab'));
    expect(entries).toHaveLength(standing.length + report.problems.length);
    expect(
      entries.filter(({ severity }) => severity === 'blocker').map(({ location }) => location.path),
    ).toEqual(['exports/cut.pol']);
    for (const { check_name, fingerprint, location } of entries) {
      const finding = standing.find((one) => one.fingerprint === fingerprint);
      if (!finding) continue;
      expect(check_name).toBe(finding.ruleId);
      expect(location.path).toBe(finding.path.replace(/\.zip!\/.*/, '.zip'));
    }
  });
});

describe('azure', () => {
  it('logs as many issues as the agent keeps, each with its file and line, and counts the rest', () => {
    const commands = loggingCommands(written('azure'));
    const ofType = (type: string) => commands.filter(({ properties }) => properties.type === type);
    expect([ofType('error').length <= 10, ofType('warning').length <= 10]).toEqual([true, true]);
    const all = standing.length + report.problems.length;
    expect(commands.at(-1)?.message).toMatch(new RegExp(`^${all - commands.length + 1} more findings`));
    for (const { command, properties } of commands) {
      expect(command).toBe('task.logissue');
      expect(['error', 'warning']).toContain(properties.type);
    }
    const places = commands
      .filter(({ properties }) => properties.sourcepath !== undefined)
      .map(({ properties }) => `${properties.code} ${properties.sourcepath} ${properties.linenumber ?? '-'}`);
    const wanted = standing.map(({ ruleId, path, region }) => {
      const file = path.replace(/\.zip!\/.*/, '.zip');
      return `${ruleId} ${CWD}/${named(file)} ${region && file === path ? region.startLine : '-'}`;
    });
    expect(places.length).toBeGreaterThan(10);
    for (const place of places) expect(wanted).toContain(place);
  });
});

describe('junit', () => {
  it('fits the schema of Jenkins', async () => {
    const { valid, errors } = await validateXML({
      xml: [{ fileName: 'junit.xml', contents: written('junit') }],
      schema: [schema('vendor/jenkins-junit.xsd')],
    });
    expect(errors).toEqual([]);
    expect(valid).toBe(true);
  });

  it('has a suite a file, and counts as it should', () => {
    const text = written('junit');
    const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
    const failing = standing.filter(({ severity, blocking }) => severity === 'error' && !blocking).length;
    expect(count(/<failure /g)).toBe(failing);
    expect(count(/<error /g)).toBe(standing.filter(({ blocking }) => blocking).length);
    expect(count(/<skipped>/g)).toBe(held.length);
    expect(text).toContain(`failures="${failing}" errors="1">`);
    expect(text).not.toContain(']]>');
    const names = [...text.matchAll(/<testcase name="([^"]*)" classname="([^"]*)"/g)].map((all) => all[0]);
    expect(new Set(names).size).toBe(names.length);
    const suites = [...text.matchAll(/<testsuite name/g)];
    expect(suites.length).toBe(
      new Set([...report.inputs, ...report.findings].map(({ path }) => path)).size + 1,
    );
  });
});

describe('markdown', () => {
  it('is no more than text where it is shown: no element, link, picture or mention that an export brought', () => {
    const html = marked.parse(written('markdown'), { async: false, gfm: true });
    const elements = new Set([...html.matchAll(/<(\w+)/g)].map(([, name]) => name));
    const ours = ['h2', 'p', 'ul', 'li', 'strong', 'code', 'br', 'details', 'summary'];
    const table = ['table', 'thead', 'tbody', 'tr', 'th', 'td'];
    expect([...elements].filter((name) => ![...ours, ...table].includes(name ?? ''))).toEqual([]);
    const prose = html.replace(/<code>[\s\S]*?<\/code>/g, '').replace(/<[^!][^>]*>/g, '');
    expect(prose).not.toMatch(/@\w|(?<!&)#\d/);
  });

  it('has a row for each finding, and fits a comment', () => {
    const text = written('markdown');
    expect(text.match(/^\| (?:error|warning|info|gap) \|/gm)).toHaveLength(standing.length);
    expect(text.length).toBeLessThan(65_536);
    const html = marked.parse(text, { async: false, gfm: true });
    expect(html.match(/<tr>/g)).toHaveLength(standing.length + 1 + 7);
  });
});

describe('html', () => {
  const found: DefaultTreeAdapterTypes.Element[] = [];
  const nodes = () => {
    const walk = (node: DefaultTreeAdapterTypes.Node) => {
      if ('attrs' in node) found.push(node);
      if ('childNodes' in node) for (const child of node.childNodes) walk(child);
    };
    if (found.length === 0) walk(parse(written('html')));
    return found;
  };

  it('has no element, no attribute and no link that an export brought', () => {
    const known = new Set([
      'html',
      'head',
      'meta',
      'title',
      'style',
      'body',
      'main',
      'header',
      'section',
      'footer',
      'script',
    ]);
    for (const tag of 'p h1 h2 h3 h4 b br small span bdi code mark ul ol li dl dt dd div details summary a'.split(
      ' ',
    ))
      known.add(tag);
    for (const tag of 'figure figcaption svg g rect circle line path text table thead tbody tr th td caption'.split(
      ' ',
    ))
      known.add(tag);
    for (const tag of 'article form fieldset legend label input select option button output'.split(' '))
      known.add(tag);
    // Of thousands of elements: an expectation for each of them takes longer than all that is looked at.
    expect([...new Set(nodes().map(({ tagName }) => tagName))].filter((name) => !known.has(name))).toEqual(
      [],
    );
    const attributes = nodes().flatMap(({ attrs }) => attrs);
    expect(attributes.filter(({ name }) => /^on|^style$|^src|^srcdoc$/.test(name))).toEqual([]);
    const valuesOf = (wanted: string) =>
      attributes.filter(({ name }) => name === wanted).map(({ value }) => value);
    const ids = valuesOf('id');
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    const links = valuesOf('href');
    expect(links.length).toBeGreaterThan(0);
    expect(links.filter((link) => !/^#rule-[a-z-]+$/.test(link))).toEqual([]);
    expect(links.filter((link) => !ids.includes(link.slice(1)))).toEqual([]);
    expect(nodes().filter(({ tagName }) => tagName === 'script')).toHaveLength(1);
  });

  it('has an article for each finding, and what is held back by its reason', () => {
    const articles = nodes().filter(({ attrs }) =>
      attrs.some(({ name, value }) => name === 'class' && value.startsWith('finding ')),
    );
    expect(articles).toHaveLength(standing.length);
    expect(written('html')).toContain('known ]]&gt;&amp;pwned;');
  });

  it('is no input of a later run, whatever it quotes', () => {
    const bytes = new TextEncoder().encode(written('html'));
    const source = sourceOf(bytes, 'report.html');
    expect(readers.filter((reader) => reader.accepts(headOf(source))).map(({ format }) => format)).toEqual(
      [],
    );
  });
});

describe('json', () => {
  it('fits its schema', () => {
    const validate = new Ajv({ strict: false }).compile(JSON.parse(schema('report.schema.json')));
    validate(report);
    expect(validate.errors).toBeNull();
  });
});
