// Names of vendors, which stay: without them nobody could see what is wrong. Also those that are damaged or nearly right.

import { distance } from '../../model/edit-distance.ts';
import { realmKey } from '../../model/realm-name.ts';

export interface Vendors {
  /** Index of the first label of the vendor's name among the labels of a name; null where none is in it. */
  nameIn(labels: readonly string[]): { readonly from: number; readonly likeness: boolean } | null;
  /** Whether a word by itself is meant as such a name. */
  isWord(key: string): boolean;
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
const SHAPE = /^(?:zscaler|zscloud|zspreview)[a-z0-9-]*$/;

/** `clouds` are the known names, in lower case. */
export function createVendors(clouds: readonly string[]): Vendors {
  const known = new Set(clouds);
  const firsts = new Set(clouds.map((cloud) => cloud.slice(0, cloud.indexOf('.'))));
  const isNear = (name: string) =>
    clouds.some((cloud) => Math.abs(cloud.length - name.length) <= NEAR && distance(name, cloud) <= NEAR);
  const likeness = new Map<string, boolean>();
  const isLike = (key: string, judge: () => boolean): boolean => {
    const before = likeness.get(key);
    if (before !== undefined) return before;
    const is = judge();
    likeness.set(key, is);
    return is;
  };
  return {
    nameIn(labels) {
      const keys = labels.map(realmKey);
      for (let from = 0; from < keys.length - 1; from++) {
        const name = keys.slice(from).join('.');
        if (known.has(name) || KEPT_WHOLE.has(name)) {
          return { from, likeness: labels.slice(from).join('.').toLowerCase() !== name };
        }
      }
      const at = keys.length - 2;
      const name = keys.slice(at).join('.');
      const first = keys[at] ?? '';
      const like = isLike(name, () => firsts.has(first) || SHAPE.test(first) || isNear(name));
      return at >= 0 && like ? { from: at, likeness: true } : null;
    },
    isWord: (key) =>
      SHAPE.test(key) ||
      (key.length >= LONG_ENOUGH &&
        isLike(` ${key}`, () =>
          [...firsts, ...clouds.map((cloud) => cloud.replace('.', ''))].some((first) =>
            isNearWord(key, first),
          ),
        )),
  };
}

function isNearWord(key: string, first: string): boolean {
  const most = first.length > 9 ? NEAR : 1;
  return Math.abs(first.length - key.length) <= most && distance(key, first) <= most;
}
