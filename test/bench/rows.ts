// The rows of the bench: which command runs on which input, beside which yardstick, and what it must find.

import { bareNode, readFile, readFolders, realmlint } from './commands.ts';
import type { Store } from './inputs.ts';
import { type MadeFleet, sitesOf, writeFleet } from './make/fleet.ts';
import type { ReportEncoding } from './make/pieces.ts';
import { writePolicyFile } from './make/policy-file.ts';
import { writeRegFile } from './make/reg-file.ts';
import { writeReport } from './make/report.ts';
import type { Command } from './measure.ts';
import type { Row, Size } from './options.ts';
import { documentPeers, fleetPeers, type Peers, policyFilePeers } from './peers.ts';
import type { Target } from './results.ts';

/** One size of a row. */
export interface Case {
  readonly row: Row;
  readonly size: Size;
  readonly bytes: number;
  /** What grows from size to size: bytes, files or records. */
  readonly count: number;
  readonly ours: Command;
  readonly yardstick: Command;
  /** Findings as `path:line rule` or `path @0xOFFSET rule`, sorted; null where they are no matter of the bench. */
  readonly expected: readonly string[] | null;
  readonly target: Target | null;
  /** Bytes. */
  readonly peakLimit: number | null;
  /** Whether memory must not grow with the size. */
  readonly flat: boolean;
  readonly peers: readonly Command[];
}

export interface Setting {
  readonly root: string;
  readonly store: Store;
  /** The folder with the inputs, in which the commands run. */
  readonly folder: string;
  readonly quick: boolean;
  readonly peers: Peers;
}

type Maker = (setting: Setting, row: Row, size: Size, isLargest: boolean) => Case;

const MIB = 1024 * 1024;
const NOTHING = { target: null, peakLimit: null, flat: false, peers: [] } as const;

/** A single GPO; of the seeds one that gives 26 KB. */
export const ONE_REPORT = { bytes: 1, right: 0, wrong: 1, seed: 54 };

const start: Maker = (setting, row) => {
  const options = ONE_REPORT;
  const name = 'one-report.xml';
  const { made } = setting.store.prepare({
    name,
    options,
    bytes: 1e5,
    make: (at) => writeReport(at, options),
  });
  return {
    ...NOTHING,
    row,
    size: { label: `${Math.round(made.bytes / 1e3)} KB`, count: made.bytes },
    bytes: made.bytes,
    count: made.bytes,
    ours: realmlint(setting.root, [name], setting.folder),
    yardstick: bareNode(setting.folder),
    expected: made.expected.map(({ ruleId, line }) => `${name}:${line} ${ruleId}`),
    target: { kind: 'ratio', limit: 1.3 },
  };
};

/** Below fixtures/demo, as README.md shows them. */
const DEMO_FINDINGS = [
  'clients/PC-0217.txt:3 suspicious-characters',
  'clients/PC-0217.txt:7 realm-not-uppercase',
  'gpo-backup/{2F1D9A6B-5C7E-4E0A-B1D3-6A8C94E7F205}/gpreport.xml:37 missing-leading-dot',
  'gpo-backup/{2F1D9A6B-5C7E-4E0A-B1D3-6A8C94E7F205}/gpreport.xml:59 kdc-wrong-host',
  'trust/Get-ADObject.txt:19 trust-aes-not-enabled',
  'trust/Get-ADObject.txt:28 trust-transitive',
];

const demo: Maker = (setting, row) => ({
  ...NOTHING,
  row,
  size: { label: '7', count: 7 },
  bytes: 0,
  count: 7,
  ours: realmlint(setting.root, ['fixtures/demo'], setting.root),
  yardstick: bareNode(setting.root),
  expected: DEMO_FINDINGS.map((finding) => `fixtures/demo/${finding}`),
});

function document(encoding: ReportEncoding): Maker {
  return (setting, row, size, isLargest) => {
    const name = `${row}-${size.label.replace(' ', '')}.xml`;
    const options = { bytes: size.count, encoding };
    const { made } = setting.store.prepare({
      name,
      options,
      bytes: size.count,
      make: (at) => writeReport(at, options),
    });
    const isMain = row === 'document' && !setting.quick;
    return {
      row,
      size,
      bytes: made.bytes,
      count: made.bytes,
      ours: realmlint(setting.root, [name], setting.folder),
      yardstick: readFile(setting.root, name, setting.folder),
      expected: made.expected.map(({ ruleId, line }) => `${name}:${line} ${ruleId}`),
      target: isMain && isLargest ? { kind: 'ratio', limit: 5 } : null,
      peakLimit: isMain ? 120 * MIB : null,
      flat: true,
      peers: isLargest ? documentPeers(setting.peers, name, setting.folder) : [],
    };
  };
}

/** Sizes of one row are parts of one fleet: the folders of its first sites. */
function fleetOf(setting: Setting, kind: 'identical' | 'distinct', size: Size) {
  const files = size.count;
  const large = !setting.quick && files < 100_000 && files % 1_000 === 0 ? 100_000 : files;
  const name = `fleet-${kind}${large === 100_000 ? '' : `-${large}`}`;
  const options = { files: large, kind };
  const { path, made } = setting.store.prepare<MadeFleet>({
    name,
    options,
    // Two blocks of a file system each, and what a folder keeps of it.
    bytes: large * 8_500,
    make: (at) => writeFleet(at, options),
  });
  const sites = sitesOf(files);
  const expected = made.expected.filter((finding) =>
    sites.includes(finding.path.slice(0, finding.path.indexOf('/'))),
  );
  return {
    path,
    sites,
    bytes: (made.bytes / made.files) * files,
    expected: expected.map(({ path: at, line, ruleId }) => `${at}:${line} ${ruleId}`),
  };
}

function fleet(kind: 'identical' | 'distinct', args: readonly string[] = [], status = 1): Maker {
  return (setting, row, size, isLargest) => {
    const { path, sites, bytes, expected } = fleetOf(setting, kind, size);
    const isPlain = args.length === 0;
    const isMain = isPlain && isLargest && !setting.quick;
    return {
      ...NOTHING,
      row,
      size,
      bytes,
      count: size.count,
      ours: realmlint(setting.root, [...args, ...sites], path, status),
      yardstick: readFolders(setting.root, sites, path),
      expected: args.includes('collect') ? null : expected,
      target: isMain ? { kind: 'ratio', limit: 2 } : null,
      peakLimit: isMain ? 400 * MIB : null,
      peers: isPlain && isLargest ? fleetPeers(setting.peers, sites, path) : [],
    };
  };
}

function policyFile(setting: Setting, name: string, records: number) {
  const options = { records };
  return setting.store.prepare({
    name,
    options,
    bytes: records * 160,
    make: (at) => writePolicyFile(at, options),
  }).made;
}

const policyFiles: Maker = (setting, row, size, isLargest) => {
  const name = `${size.count}-records.pol`;
  policyFile(setting, 'no-records.pol', 0);
  const { bytes, expected } = policyFile(setting, name, size.count);
  const at = expected
    ? [`${name} @0x${expected.byteOffset.toString(16).toUpperCase()} ${expected.ruleId}`]
    : [];
  return {
    ...NOTHING,
    row,
    size: { ...size, label: `${(bytes / 1e6).toPrecision(2)} MB` },
    bytes,
    count: bytes,
    ours: realmlint(setting.root, [name], setting.folder),
    yardstick: { ...realmlint(setting.root, ['no-records.pol'], setting.folder, 3), name: 'bare start' },
    expected: at,
    target: isLargest && !setting.quick ? { kind: 'rate', limit: 500 } : null,
    peers: isLargest ? policyFilePeers(setting.peers, name, setting.folder) : [],
  };
};

const regFile: Maker = (setting, row, size) => {
  const name = `software-${size.label.replace(' ', '')}.reg`;
  const options = { bytes: size.count };
  const { made } = setting.store.prepare({
    name,
    options,
    bytes: size.count,
    make: (at) => writeRegFile(at, options),
  });
  return {
    ...NOTHING,
    row,
    size,
    bytes: made.bytes,
    count: made.bytes,
    ours: realmlint(setting.root, [name], setting.folder),
    yardstick: readFile(setting.root, name, setting.folder),
    expected: [`${name}:${made.expected.line} ${made.expected.ruleId}`],
    flat: true,
  };
};

const MAKERS: Readonly<Record<Row, Maker>> = {
  start,
  demo,
  document: document('utf-16le'),
  'document-utf-8': document('utf-8'),
  'document-utf-16be': document('utf-16be'),
  'fleet-distinct': fleet('distinct'),
  'fleet-identical': fleet('identical'),
  'fleet-json': fleet('distinct', ['--format', 'json']),
  'fleet-sarif': fleet('distinct', ['--format', 'sarif']),
  collect: fleet('distinct', ['collect'], 0),
  'policy-file': policyFiles,
  'reg-file': regFile,
};

/** One size of a row, with its input made where it is not there yet. */
export function caseOf(setting: Setting, row: Row, size: Size, isLargest: boolean): Case {
  return MAKERS[row](setting, row, size, isLargest);
}
