// What a rule says about itself: its page, its line in the table of rules, its entry for programs.

import type { Palette } from '../model/reporter.ts';
import { type AnyRule, type Example, kindsOf, stepsOf } from '../model/rule.ts';
import { columns } from './columns.ts';
import { cells, visible } from './escape.ts';
import { GUIDE } from './place.ts';
import { INDENT, labelled, paragraph, wrap } from './wrap.ts';

const DEEPER = INDENT.repeat(2);

/** What the kinds of proof are called. */
export const PROOF = {
  outage: 'An outage',
  exposure: 'A silent exposure',
  prescription: 'A prescription',
  observation: 'An observation',
  none: 'Nothing to prove',
} as const satisfies Record<AnyRule['docs']['proof']['kind'], string>;

/** The page that `realmlint explain <rule-id>` prints. Ends with a newline. */
export function rulePage(rule: AnyRule, palette: Palette, width: number): string {
  const { docs } = rule;
  const section = (title: string, body: readonly string[]) => ['', palette.bold(title), ...body];
  const prose = (text: string) => text.split('\n').flatMap((line) => paragraph(visible(line), width));
  const fix = docs.fix.flatMap((way) => [
    ...paragraph(
      `${visible(way.with)}${way.steps.includes('$gpo') ? ' ($gpo is the name of the GPO)' : ''}:`,
      width,
    ),
    ...way.steps
      .split('\n')
      .flatMap(pieces)
      .flatMap((piece) => step(visible(piece), width)),
  ]);
  const lines = [
    palette.bold(rule.id),
    ...paragraph(visible(rule.summary), width),
    '',
    ...facts(rule, palette, width),
    ...section('Why it matters', prose(docs.why)),
    ...section('How it is detected', prose(docs.detected)),
    ...section('What proves it', prose(`${PROOF[docs.proof.kind]}: ${docs.proof.text}`)),
    ...section(`Wrong (${docs.bad.format})`, sample(docs.bad)),
    ...section(`Right (${docs.good.format})`, sample(docs.good)),
    ...section('How to fix it', fix),
    ...section('When to ignore it', prose(docs.whenNot)),
    ...(docs.references.length === 0 ? [] : section('References', docs.references.flatMap(prose))),
  ];
  return `${lines.join('\n')}\n`;
}

const COMMAND = /(?:^|[.:] )(?:[A-Z][a-z]+-[A-Z]\w+ -|\(Get-|ksetup \/|netdom trust |reg delete )/;

/** Commands and what is said between them: cut at semicolons, but for those within quotes. */
function pieces(steps: string): string[] {
  if (!COMMAND.test(steps)) return [steps];
  return steps.split(/; (?=(?:[^']*'[^']*')*[^']*$)/);
}

// A command is one line, however long: it is there to be copied.
function step(piece: string, width: number): string[] {
  return COMMAND.test(piece) ? [DEEPER + piece] : paragraph(piece, width, DEEPER);
}

function facts(rule: AnyRule, palette: Palette, width: number): string[] {
  const row = (label: string, text: string) => labelled(label, [text], width, palette);
  const steps = stepsOf(rule).map((step) => `${step}, ${GUIDE[step].title}`);
  return [
    ...row('severity', rule.severities.map((severity) => palette[severity](severity)).join(' or ')),
    ...row('group', rule.group),
    ...row('guide', steps.length === 0 ? 'not in the guide' : `step ${steps.join('; step ')}`),
    ...row('judges', `each ${kindsOf(rule).join(', ')}`),
    ...(rule.needs.length === 0 ? [] : row('needs', rule.needs.join(', '))),
    ...(rule.symptoms.length === 0 ? [] : row('symptom', rule.symptoms.map(visible).join('; '))),
  ];
}

/** The files of an example, each under its name where there are several. */
export function sample(example: Example): string[] {
  const { path, content, beside = [], config } = example;
  const files: { path: string | undefined; content: string }[] = [{ path, content }, ...beside];
  if (config !== undefined) files.push({ path: 'realmlint.config.jsonc', content: config });
  return files.flatMap((file) => [
    ...(files.length > 1 && file.path !== undefined ? [`${INDENT}${visible(file.path)}:`] : []),
    ...sampleLines(file.content),
  ]);
}

function sampleLines(content: string): string[] {
  const lines = content.replace(/\r?\n$/, '').split(/\r?\n/);
  return lines.map((line) => {
    const shown = cells(line, () => false).map((cell) => cell.text);
    return (DEEPER + shown.join('')).trimEnd();
  });
}

/** What `realmlint rules` prints: by group; one line a rule where the width allows it, else two. Ends with a newline. */
export function ruleTable(rules: readonly AnyRule[], palette: Palette, width: number): string {
  const rows = rules.map((rule) => {
    const steps = stepsOf(rule).join(', ');
    return { rule, severities: rule.severities.join(', '), step: steps === '' ? '' : `step ${steps}` };
  });
  const widest = (texts: readonly string[]) => Math.max(0, ...texts.map(columns));
  const ids = widest(rules.map((rule) => rule.id));
  const severities = widest(rows.map((row) => row.severities));
  const steps = widest(rows.map((row) => row.step));
  const head = INDENT.length + ids + 2 + severities + 2 + steps + 2;
  const oneLine = head + widest(rules.map((rule) => rule.summary)) <= width;
  const lines: string[] = [];
  let group = '';
  for (const { rule, ...row } of rows) {
    if (rule.group !== group) lines.push(...(group === '' ? [] : ['']), palette.bold(rule.group));
    group = rule.group;
    const padded = `${INDENT}${rule.id.padEnd(ids)}  ${row.severities.padEnd(severities)}  ${row.step.padEnd(steps)}`;
    const summary = visible(rule.summary);
    if (oneLine) lines.push(`${padded}  ${summary}`);
    else lines.push(padded.trimEnd(), ...wrap(summary, width - DEEPER.length).map((line) => DEEPER + line));
  }
  return lines.map((line) => `${line}\n`).join('');
}

/** What `realmlint rules --format json` prints; `over` and `steps` are always lists. Ends with a newline. */
export function rulesJson(rules: readonly AnyRule[]): string {
  const entries = rules.map((rule) => ({
    id: rule.id,
    group: rule.group,
    summary: rule.summary,
    severities: rule.severities,
    guide: rule.guide,
    steps: stepsOf(rule),
    over: kindsOf(rule),
    needs: rule.needs,
    symptoms: rule.symptoms,
  }));
  return `${JSON.stringify({ rules: entries }, null, 2)}\n`;
}
