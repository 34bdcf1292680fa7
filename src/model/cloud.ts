// Clouds by the names of their hosts.

/** The known cloud, lower case, to which a KDC, a host or a suffix belongs; null for one of no known cloud. */
export function cloudOfHost(host: string, clouds: ReadonlySet<string>): string | null {
  let name = host.replace(/^\./, '');
  while (name !== '') {
    if (clouds.has(name)) return name;
    const dot = name.indexOf('.');
    name = dot === -1 ? '' : name.slice(dot + 1);
  }
  return null;
}
