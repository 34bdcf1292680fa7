// Names of vendors, which stay: without them nobody could see what is wrong. Also those that are damaged or nearly right.

import { distance } from '../../model/edit-distance.ts';
import { realmKey } from '../../model/realm-name.ts';

/** Where the vendor's name begins among the labels of a name, and how it is known. */
export interface VendorsName {
  readonly from: number;
  /** It is no name that is known. */
  readonly likeness: boolean;
  /** Its first label begins as the vendor's do, and goes on with what somebody thought of. */
  readonly joined: boolean;
}

export interface Vendors {
  /** Null where none is among the labels. */
  nameIn(labels: readonly string[]): VendorsName | null;
  /** Whether a word by itself is meant as such a name. */
  isWord(key: string): boolean;
  /** Whether it is one only by its likeness. */
  isAlike(key: string): boolean;
  /** How many characters at the beginning of a word are the vendor's, where the rest is not; 0 where none are. */
  joinedAt(key: string): number;
  /** Whether a label below the vendor's name is the vendor's own, as gateways are, and not a customer's. */
  isBelow(key: string, above: string): boolean;
}

const NEAR = 2;
/** Shorter names are too much like others. */
const LONG_ENOUGH = 7;

// Of Microsoft: names of protocols and places, not of those who use them; and the examples in the help text of the policies.
const KEPT_WHOLE: ReadonlySet<string> = new Set([
  'microsoft.com',
  'ms.com',
  'w3.org',
  'xmlsoap.org',
  'microsoftonline.com',
  'test.com',
  'realm.fabrikam.com',
]);
const SHAPE = /^(zscaler|zscloud|zspreview)([a-z0-9-]*)$/;
/** What the vendor's own names and those of its programs go on with. */
const TAILS =
  /^-?(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|beta|gov|preview|cloud|app|client|connector|tunnel|service|root|ca|inc|auth|kerberos|proxy|pac|realm|trust|policy)?[0-9]{0,2}$/;

// Hosts and services of the vendor's clouds and of Microsoft; a place with a number has a gateway.
const BELOW: readonly string[] = [
  ...['gateway', 'admin', 'pac', 'kerberos', 'login', 'authsp', 'mobile', 'config', 'help', 'community'],
  ...['www', 'schemas', 'support', 'learn', 'docs', 'technet', 'msdn', 'go', 'realm', 'sme', 'vpn', 'kdc'],
];
const PLACE = /^[a-z]{3}[0-9]{1,2}$/;
const GATEWAYS = /^(?:gateway|sme|vpn)$/;

/** `clouds` are the known names, in lower case. */
export function createVendors(clouds: readonly string[]): Vendors {
  const known = new Set(clouds);
  const firsts = new Set(clouds.map((cloud) => cloud.slice(0, cloud.indexOf('.'))));
  const words = [...firsts, ...clouds.map((cloud) => cloud.replace('.', ''))];
  const likeness = new Map<string, boolean>();
  const isLike = (key: string, judge: () => boolean): boolean => {
    const before = likeness.get(key);
    if (before !== undefined) return before;
    const is = judge();
    likeness.set(key, is);
    return is;
  };
  const isNear = (name: string) =>
    isLike(name, () =>
      clouds.some((cloud) => Math.abs(cloud.length - name.length) <= NEAR && isWithin(name, cloud, NEAR)),
    );
  const isAlike = (key: string) =>
    key.length >= LONG_ENOUGH &&
    !firsts.has(key) &&
    isLike(` ${key}`, () => words.some((first) => isNearWord(key, first)));
  const isWord = (key: string) => firsts.has(key) || TAILS.test(SHAPE.exec(key)?.[2] ?? '.') || isAlike(key);
  return {
    nameIn(labels) {
      const keys = labels.map(realmKey);
      for (let from = 0; from < keys.length - 1; from++) {
        const name = keys.slice(from).join('.');
        if (known.has(name) || KEPT_WHOLE.has(name)) {
          return { from, likeness: labels.slice(from).join('.').toLowerCase() !== name, joined: false };
        }
      }
      const from = keys.length - 2;
      const first = keys[from] ?? '';
      if (from < 0) return null;
      const isKnown = isWord(first) || isNear(keys.slice(from).join('.'));
      return isKnown || SHAPE.test(first) ? { from, likeness: true, joined: !isKnown } : null;
    },
    isWord,
    isAlike,
    joinedAt: (key) => (isWord(key) ? 0 : (SHAPE.exec(key)?.[1]?.length ?? 0)),
    isBelow: (key, above) =>
      BELOW.includes(key) ||
      (PLACE.test(key) && GATEWAYS.test(above)) ||
      (key.length >= LONG_ENOUGH - 1 &&
        isLike(`.${key}`, () => BELOW.some((label) => label.length > 5 && distance(key, label) <= 1))),
  };
}

/** Of a short word behind the vendor's, as `ing` is, nobody can tell that another one was meant. */
function isWithin(name: string, known: string, most: number): boolean {
  const rest = SHAPE.exec(name.replace(/\.[\s\S]*/, ''))?.[2] ?? '';
  return distance(name, known) <= (rest.length > 0 && rest.length < 4 ? Math.min(most, 1) : most);
}

function isNearWord(key: string, first: string): boolean {
  const most = first.length > 9 ? NEAR : 1;
  return Math.abs(first.length - key.length) <= most && isWithin(key, first, most);
}
