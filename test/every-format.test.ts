// One configuration in every format: the facts are the same, and of each of its defects the finding is the same, at the same entry.
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, type Finding, lint } from '../src/lint.ts';
import { FORMATS } from '../src/model/format.ts';
import { encode, regionText } from './support/bytes.ts';
import type { Configuration, FormatWriter } from './support/formats/configuration.ts';
import { CONFIGURATION, DEFECTS, type Defect, OF_ITSELF } from './support/formats/defects.ts';
import { factsOf, rightFacts } from './support/formats/said.ts';
import { allWriters, withoutMarks } from './support/formats/writers.ts';
import { inputOf } from './support/inputs.ts';
import { onDiagonal } from './support/thorough.ts';

const writers = await allWriters();

/** Formats that show no settings and no trust: nothing of a configuration can be written in them. */
const WITHOUT_SETTINGS: readonly string[] = [
  'backup-info',
  'backup-manifest',
  'backup-xml',
  'gpt-ini',
  'gpt-tmpl',
  'klist',
  // Shows names alone for sure: a direction only where it is both.
  'netdom',
  'pac',
  'preferences-accounts',
  'preferences-internet',
  'samba-backup',
];

const nameOf = ({ format, variant }: FormatWriter) => (variant ? `${format}, ${variant}` : format);

const MARKS = /[⟦⟧]/g;

/** The export, as bytes and as text; and the text between the marks, null where the format has none. */
function written(writer: FormatWriter, configuration: Configuration) {
  const marked = writer.write(configuration);
  if (typeof marked !== 'string') {
    const bytes = writer.write(withoutMarks(configuration));
    if (typeof bytes === 'string') throw new Error('a binary format writes bytes');
    return { bytes, text: null, wrong: null };
  }
  const text = marked.replace(MARKS, '');
  const wrong = /⟦([^⟧]*)⟧/.exec(marked);
  const at = wrong ? { from: wrong.index, raw: wrong[1] ?? '' } : null;
  return { bytes: encode(text, writer.encoding ?? 'utf-8'), text, wrong: at };
}

function run(writer: FormatWriter, configuration: Configuration) {
  const { bytes, text, wrong } = written(writer, configuration);
  const { report } = lint([inputOf(writer.path, bytes)], { settings: DEFAULT_SETTINGS });
  const findings = report.findings.filter(
    ({ severity, ruleId }) => severity !== 'info' && ruleId !== OF_ITSELF[writer.format],
  );
  return { report, findings, text, wrong };
}

const essence = ({ ruleId, severity, realm, actual, expected }: Finding) => ({
  ruleId,
  severity,
  realm,
  actual,
  expected,
});

const references = new Map<string, Finding | undefined>();

/** The finding as the first format that can show the defect has it. */
function reference(defect: Defect, shows: FormatWriter['shows']): Finding | undefined {
  if (!references.has(defect.key)) references.set(defect.key, referenceOf(defect, shows));
  return references.get(defect.key);
}

function referenceOf(defect: Defect, shows: FormatWriter['shows']): Finding | undefined {
  const first = writers.find((writer) => writer.shows === shows && !writer.cannotShow?.[defect.key]);
  return first && run(first, defect.configuration).findings[0];
}

describe('every format', () => {
  it('has a writer', () => {
    const known = new Set<string>(writers.map(({ format }) => format));
    const missing = Object.keys(FORMATS).filter((format) => !known.has(format));
    expect(missing.sort()).toEqual([...WITHOUT_SETTINGS].sort());
  });

  it('shows one of the two halves at least twice each', () => {
    expect(writers.filter(({ shows }) => shows === 'settings').length).toBeGreaterThan(1);
    expect(writers.filter(({ shows }) => shows === 'trust').length).toBeGreaterThan(1);
  });

  it('names only defects that there are as those that it cannot show', () => {
    const keys = new Set(DEFECTS.map(({ key }) => key));
    for (const { cannotShow } of writers)
      for (const key of Object.keys(cannotShow ?? {})) expect(keys).toContain(key);
  });
});

describe.each(writers.map((writer, row) => [nameOf(writer), writer, row] as const))(
  '%s',
  (_name, writer, row) => {
    it('is recognised and is right where the configuration is', () => {
      const { report, findings } = run(writer, withoutMarks(CONFIGURATION));
      expect(report.inputs.map(({ format, status }) => [format, status])).toEqual([[writer.format, 'read']]);
      expect(findings).toEqual([]);
      const itself = OF_ITSELF[writer.format];
      const ids = report.findings.map(({ ruleId }) => ruleId).filter((id) => id !== 'evidence-incomplete');
      expect(new Set(ids)).toEqual(new Set(itself ? [itself] : []));
      expect(report.summary.exitCode).toBe(0);
    });

    it('gives the same facts', () => {
      const { bytes } = written(writer, withoutMarks(CONFIGURATION));
      expect(factsOf(writer.path, bytes)).toEqual(rightFacts(writer));
    });

    const defects = DEFECTS.filter(({ of }, column) => of === writer.shows && onDiagonal(row, column, 5));
    it.each(
      defects.filter(({ key }) => !writer.cannotShow?.[key]).map((defect) => [defect.key, defect] as const),
    )('shows %s', (_key, defect) => {
      const { findings, text, wrong, report } = run(writer, defect.configuration);
      expect(findings.map(({ ruleId }) => ruleId)).toEqual([defect.rule]);
      const [finding] = findings;
      if (!finding) throw new Error('no finding');
      const expected = reference(defect, writer.shows);
      // How a format says that a policy is off is its own affair.
      if (defect.key !== 'switched off') expect(essence(finding)).toEqual(expected && essence(expected));
      expect(finding.format).toBe(writer.format);
      expect(report.inputs[0]?.status).toBe('read');
      if (text === null) {
        expect(finding.region).toBeNull();
        expect(finding.byteOffset).toBeGreaterThan(0);
        expect(finding.locator).not.toBe('');
        return;
      }
      if (!finding.region) throw new Error('no region');
      const raw = regionText(text, { value: '', at: { start: 0, end: 0, region: finding.region } });
      if (!wrong) {
        // A name stands in several places, and any of them shows it.
        expect(raw).toBe(finding.actual);
        return;
      }
      expect(raw).toBe(wrong.raw);
      const before = text.slice(0, wrong.from).split('\n');
      expect(finding.region.startLine).toBe(before.length);
      expect(finding.region.startColumn).toBe((before.at(-1)?.length ?? 0) + 1);
    });

    it.each(
      defects.filter(({ key }) => writer.cannotShow?.[key]).map((defect) => [defect.key, defect] as const),
    )('says nothing wrong of %s, which it cannot show', (_key, defect) => {
      const { findings } = run(writer, defect.configuration);
      expect(findings).toEqual([]);
    });
  },
);
