// Hosts that are addresses, and whether an address is one of the internet.

// Not routed in the internet: RFC 1122, 1918, 3927, 6598.
const PRIVATE: readonly (readonly [network: number, bits: number])[] = [
  [0x00000000, 8],
  [0x0a000000, 8],
  [0x64400000, 10],
  [0x7f000000, 8],
  [0xa9fe0000, 16],
  [0xac100000, 12],
  [0xc0a80000, 16],
];

// The zone behind an address is none of it.
const SIX = /^([0-9a-f]*:[0-9a-f:.]*)(?:%.*)?$/i;

/** Whether a host is an address of IPv4 or IPv6, and whether others than one's own network can reach it. */
export function addressKind(host: string): 'public' | 'private' | null {
  const four = numberOf(host);
  if (four !== null) return isPrivate(four) ? 'private' : 'public';
  const six = SIX.exec(host.replace(/^\[|\]$/g, ''))?.[1];
  if (six === undefined) return null;
  const mapped = /^::ffff:([\d.]+)$/i.exec(six)?.[1];
  if (mapped !== undefined) return addressKind(mapped);
  // Loopback, link-local (RFC 4291) and unique local addresses (RFC 4193).
  return /^(?:::1?$|fe[89ab]|f[cd])/i.test(six) ? 'private' : 'public';
}

function numberOf(host: string): number | null {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(host)?.slice(1).map(Number);
  if (!parts || parts.some((part) => part > 255)) return null;
  return parts.reduce((number, part) => number * 256 + part, 0);
}

function isPrivate(address: number): boolean {
  return PRIVATE.some(
    ([network, bits]) => Math.floor(address / 2 ** (32 - bits)) * 2 ** (32 - bits) === network,
  );
}
