// Markdown for comments, beyond what the hostile export shows.

import { marked } from 'marked';
import { describe, expect, it } from 'vitest';
import { markdown } from '../../src/reporters/markdown.ts';
import { block, code, prose } from '../../src/reporters/markdown-text.ts';
import { contextOf, findingOf, HOSTILE_REPORT, reportOf } from './support.ts';

const print = (...given: Parameters<typeof markdown>) => [...markdown(...given)].join('');
const inputs = [{ path: 'a.reg', format: 'reg', status: 'read', facts: 2 }] as const;

describe('markdown', () => {
  it('says what a clean run says', () => {
    expect(print(reportOf({ inputs }), contextOf())).toBe(
      '<!-- realmlint -->\n## realmlint: no findings\n\nPassed: nothing at or above --fail-on error.\n\nrealmlint 0.1.0\n',
    );
  });

  it('says that there is no verdict', () => {
    expect(print(reportOf({ inputs }, { exitCode: 3 }), contextOf())).toContain(
      '## realmlint: no verdict\n\nNo verdict (exit 3): gaps in what could be judged.\n\n- **no verdict**: Gaps',
    );
  });

  it('names the gaps that the config lifts, though nothing else is said of them', () => {
    const lifted = findingOf({
      path: 'old/b.pol',
      blocking: true,
      suppressed: { by: 'config', reason: 'from a *dead* disk', until: '2027-01-31' },
    });
    expect(print(reportOf({ inputs, findings: [lifted] }), contextOf())).toContain(
      '- gap that the config lifts: old/b.pol until 2027-01-31 (from a \\*dead\\* disk)\n',
    );
  });

  it('fits a comment, however much there is to say', () => {
    const long = `${'|`<@a '.repeat(2000)}`;
    const problems = Array.from(
      { length: 100 },
      () => ({ kind: 'suppression-unused', message: long }) as const,
    );
    const findings = Array.from({ length: 20_000 }, (_, at) =>
      findingOf({
        path: long,
        message: long,
        expected: long,
        subject: { kind: 'gpo', id: long, name: long },
        fingerprint: String(at),
        severity: at === 19_999 ? 'error' : 'info',
      }),
    );
    const { coverage } = HOSTILE_REPORT;
    const text = print(reportOf({ problems, findings, coverage }, { exitCode: 1 }), contextOf());
    expect(text.length).toBeLessThan(65_536);
    expect(text).toMatch(/^- and \d+ more$/m);
    const rows = text.match(/^\| (error|info) \|/gm) ?? [];
    expect(rows[0]).toBe('| error |');
    expect(text).toContain(
      `${(20_000 - rows.length).toLocaleString('en-US')} more findings not shown here: there is no room`,
    );
  });

  it('shows as many as were asked for', () => {
    const findings = [findingOf({ fingerprint: '1' }), findingOf({ fingerprint: '2' })];
    const text = print(reportOf({ findings }), contextOf({ maxFindings: 1 }));
    expect(text.match(/^\| error \|/gm)).toHaveLength(1);
    expect(text).toContain('1 more finding not shown here: raise --max-findings');
  });
});

describe('text in it', () => {
  const shown = (html: string) =>
    html
      .replace(/<!--.*?-->|<\/?(?:p|code|pre)[^>]*>/g, '')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&amp;', '&')
      .trim();
  const texts = [
    '.zscalerbeta.net; a|b',
    '*a* _b_ `c` ~~d~~ [e](f) ![g](h)',
    '<script>&amp; https://evil.example www.evil.example',
    '@everyone user@CORP.EXAMPLE #12 !3 \\ \\| # a',
    '- a',
    '``` ` ``',
    '1. a',
  ];

  it.each(texts)('is read as it is: %s', (text) => {
    expect(shown(marked.parse(`x ${prose(text)}`, { async: false }))).toBe(`x ${text}`);
    expect(shown(marked.parse(`| a |\n|---|\n| ${code(text)} |`, { async: false }))).toContain(text);
    expect(shown(marked.parse(block([text]).join('\n'), { async: false }))).toBe(text);
  });
});
