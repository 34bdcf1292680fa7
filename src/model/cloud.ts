// Clouds by the names of their hosts.

/** Characters of a name in DNS (RFC 1035, without the final dot). A value may be longer: looking up each of its ends would not end. */
const LONGEST = 253;

/** The known cloud, lower case, to which a KDC, a host or a suffix belongs; null for one of no known cloud. */
export function cloudOfHost(host: string, clouds: ReadonlySet<string>): string | null {
  let name = host.replace(/^\./, '');
  if (name.length > LONGEST) name = behindDot(name.slice(-LONGEST - 1));
  while (name !== '') {
    if (clouds.has(name)) return name;
    name = behindDot(name);
  }
  return null;
}

function behindDot(name: string): string {
  const dot = name.indexOf('.');
  return dot === -1 ? '' : name.slice(dot + 1);
}
