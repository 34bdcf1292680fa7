// Of the lock file, what comes along when the package is installed; and what is copied into dist out of packages of development.

/** Packages of development of which something stands in the built files, by way of what `npm run generate` writes. A test holds it against the imports. */
export const COPIED = {
  assemblyscript: 'its runtime, in the kernel of the sieve',
  'iconv-lite': 'its tables, as code pages',
  tldts: 'its list of public suffixes',
};

/**
 * A manifest and its lock file without what only development needs. npm names a package once, by the first place in which it lies: with
 * the rest in the list, that can be another package's name for it (`overrides`).
 */
export function withoutDevelopment(manifest, lock) {
  const { devDependencies, overrides, ...shipped } = manifest;
  const { devDependencies: _, ...own } = lock.packages[''];
  const others = Object.entries(lock.packages).filter(([place, { dev }]) => place !== '' && !dev);
  return { manifest: shipped, lock: { ...lock, packages: { '': own, ...Object.fromEntries(others) } } };
}

/** The same for some packages of development alone, each without what it needs itself: of it nothing is copied. */
export function copiedAlone(manifest, lock) {
  const versions = {};
  const packages = {};
  for (const name of Object.keys(COPIED)) {
    const { version, integrity, license } = lock.packages[`node_modules/${name}`];
    versions[name] = version;
    packages[`node_modules/${name}`] = { version, integrity, license };
  }
  const own = { name: manifest.name, version: manifest.version, dependencies: versions };
  return { manifest: own, lock: { ...lock, packages: { '': own, ...packages } } };
}

/** Names with versions, `name@version`, of the packages in a lock file. An alias goes by the name of what it stands for. */
function namesIn({ packages }) {
  return Object.entries(packages)
    .filter(([place]) => place !== '')
    .map(([place, { name, version }]) => `${name ?? place.replace(/^.*node_modules\//, '')}@${version}`);
}

/**
 * What is wrong with components of a bill of materials that is to be of these packages (`name@version`), as sentences; empty where nothing is.
 */
export function faultsOf(components, wanted) {
  const lacks = new Set(wanted);
  const faults = [];
  for (const { name, version, 'bom-ref': ref, scope, properties } of components) {
    if (!lacks.delete(ref)) faults.push(`${ref} is not shipped, or stands there twice`);
    if (ref !== `${name}@${version}`) faults.push(`${ref} is called ${name} ${version}`);
    if (scope !== 'required' || properties.some((one) => one.name.endsWith(':development')))
      faults.push(`${ref} is taken for a package that users do without`);
  }
  return [...faults, ...[...lacks].map((ref) => `${ref} is missing`)];
}

/**
 * The packages, `name@version`, of which a bill of materials has to be: those of users, and those of which something is copied. One that
 * lies in several places is named once.
 */
export function wantedIn(manifest, lock) {
  return [
    ...new Set([withoutDevelopment, copiedAlone].flatMap((part) => namesIn(part(manifest, lock).lock))),
  ];
}
