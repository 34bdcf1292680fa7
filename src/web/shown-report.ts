// What is shown of a run, and what of it is written to a file.

import { rules } from '../../rules/index.ts';
import { comparison } from '../answers/comparison.ts';
import { pictures } from '../answers/pictures.ts';
import { ownName } from '../config/own-names.ts';
import { factsAt } from '../evidence/pages.ts';
import { coversAll, sealOf } from '../facts/seal.ts';
import { coverageRows, type Gathered, type Survey, VERSION } from '../lint.ts';
import type { Seal } from '../model/collected.ts';
import { PLAIN, type ReportContext, type Reporter } from '../model/reporter.ts';
import { SourceError } from '../model/source.ts';
import { knownClouds } from '../profiles/zscaler.ts';
import { createExcerpts, type Excerpts, type ShownInput } from '../readers/excerpts.ts';
import { wayMarks } from '../readers/way-marks.ts';
import { closingLine } from '../reporters/closing.ts';
import { reportBody } from '../reporters/html/body.ts';
import { html } from '../reporters/html.ts';
import { json } from '../reporters/json.ts';
import { cloudWords, defectWords, ignoredWords, ownWords } from '../reporters/run-words.ts';
import type { DownloadFormat, Judged, Sides } from './messages.ts';
import { reopened } from './page-inputs.ts';
import { type Picked, pickedAt } from './picked.ts';
import type { Session } from './session.ts';

const REPORTERS: Readonly<Record<DownloadFormat, Reporter>> = { html, json };

// Columns. A line of the command line is a line here: the page wraps by itself.
const UNWRAPPED = 1_000_000;

/** Findings. More of them at once stop the page while they are laid out; laid out later, they would be missing where somebody copies all. */
const SHOWN = 200;
const REST = 'the JSON that can be downloaded has them all';

/** The verdict, as the page shows it. */
export function judgedReply(session: Session): Judged {
  const { result, loaded, settings, found, wanted } = session;
  const { report, judged } = result;
  const closing = closingLine(report, {
    palette: PLAIN,
    width: UNWRAPPED,
    verbose: false,
    failOn: settings.failOn,
    judged,
    ...(loaded.name === undefined ? {} : { config: loaded.name }),
  });
  const markup = withExcerpts(session, session.survey, (excerpts) => [
    ...reportBody(report, { ...contextOf(session, excerpts, SHOWN), rest: REST }),
  ]);
  return {
    kind: 'judged',
    markup,
    exitCode: report.summary.exitCode,
    closing: closing.split('\n').filter((line) => line !== ''),
    // Entries of archives are ignored while they are read, so this is counted last.
    notices: [
      ...ownWords(found.own),
      ...cloudWords(settings.cloud, knownClouds(settings)),
      ...ignoredWords(loaded.name ?? '', found.ignored()),
      ...defectWords(report),
    ],
    config: loaded.name,
    sides: sidesOf(wanted.picked, session),
  };
}

/** A report as text, piece by piece. */
export function reportTexts(session: Session, format: DownloadFormat): readonly string[] {
  return withExcerpts(session, session.survey, (excerpts) => [
    ...REPORTERS[format](session.result.report, contextOf(session, excerpts, Number.POSITIVE_INFINITY)),
  ]);
}

function contextOf(session: Session, excerpts: Excerpts, maxFindings: number): ReportContext {
  const { result, settings, loaded, survey } = session;
  return {
    palette: PLAIN,
    width: UNWRAPPED,
    verbose: false,
    quiet: false,
    maxFindings,
    failOn: settings.failOn,
    rules: new Map(rules.map((rule) => [rule.id, rule])),
    lines: excerpts.lines,
    fileOf: excerpts.fileOf,
    // A page knows of no repository, and of no disk.
    fromRoot: (file) => file,
    onDisk: (file) => file,
    coverage: () => coverageRows(result.report),
    judged: result.judged,
    ...(loaded.name === undefined ? {} : { config: loaded.name }),
    pictures: () => pictures(survey, result.report, { settings, rules }),
    comparison: () => comparison(survey, { settings, version: VERSION }),
    basis: ({ fingerprint }) => result.basis[fingerprint] ?? null,
  };
}

/** Lends the lines behind what was read. */
export function withExcerpts<T>(
  { found, wanted, world }: Session,
  read: Survey | Gathered,
  use: (excerpts: Excerpts) => T,
): T {
  const formats = new Map(read.inputs.map(({ path, format }) => [path, format]));
  const sealed = (read.seals ?? [])
    .filter(({ encoding }) => encoding === undefined || encoding === null)
    .map((seal) => sealedInput(seal, wanted.picked, world));
  const marks = wayMarks((path) => factsAt(read, path));
  const excerpts = createExcerpts([...found.inputs, ...sealed], (path) => formats.get(path) ?? null, marks);
  try {
    return use(excerpts);
  } finally {
    excerpts.close();
  }
}

/** What was read elsewhere, or before, and is known by its facts: its lines, where the same file was picked as well. */
function sealedInput(
  { path, size, digest }: Seal,
  picked: readonly Picked[],
  { readNow }: Session['world'],
): ShownInput {
  return {
    path,
    reopen() {
      const item = pickedAt(picked, path);
      if (item?.kind !== 'file' || item.file.size !== size || !coversAll(size)) return null;
      const source = reopened(path, item, readNow);
      try {
        return sealOf(source).digest === digest ? source : null;
      } catch (error) {
        if (!(error instanceof SourceError)) throw error;
        return null;
      }
    },
  };
}

// A list of more is no choice any more.
const CHOICES = 300;

function sidesOf(picked: readonly Picked[], { result, world }: Session): Sides {
  const [only, ...others] = picked;
  // Its own files are nothing to compare with.
  const namesOf = (items: readonly Picked[]) =>
    items.map(({ name }) => name).filter((name) => ownName(name, world.isWindows) === null);
  const folders =
    only?.kind === 'folder' && others.length === 0
      ? namesOf(only.children).map((name) => `${only.name}/${name}`)
      : namesOf(picked);
  const inputs = result.report.inputs.flatMap(({ path, facts }) =>
    facts > 0 && pickedAt(picked, path)?.kind === 'file' ? [path] : [],
  );
  const files = inputs.filter((path) => !folders.includes(path));
  return {
    picked: folders.length > 1 && folders.length <= CHOICES ? [...folders].sort() : [],
    inputs: inputs.length > 1 && files.length <= CHOICES ? files : [],
  };
}
