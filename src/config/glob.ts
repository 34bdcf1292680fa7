// The one dialect of globs: *, ? and ** are special and nothing else, for backup folders are named {GUID}.
// The only file that imports picomatch.

import picomatch from 'picomatch';

/** Tells whether a path or a name, with forward slashes, fits. */
export type Matcher = (path: string) => boolean;

export function isGlob(text: string): boolean {
  return /[*?]/.test(text);
}

/** `*` and `?` stay inside a name, dots at its beginning included; `**` as a whole name is any number of folders. */
export function globMatcher(pattern: string, ignoreCase: boolean): Matcher {
  const escaped = hideBackslashes(pattern).replace(/[^\p{L}\p{N}*?/]/gu, '\\$&');
  const matches = picomatch(escaped, {
    dot: true,
    nobrace: true,
    nobracket: true,
    noextglob: true,
    nonegate: true,
    fastpaths: false,
    strictSlashes: true,
    windows: false,
    nocase: ignoreCase,
  });
  return (path) => matches(hideBackslashes(path));
}

// In a row with other escapes picomatch loses them; where a path can hold one, it is a letter like any other.
function hideBackslashes(text: string): string {
  return text.replaceAll('\\', '\uf05c');
}

/** Whether a path, or a folder above it, fits one of the patterns of a config's `ignore`. */
export function ignoreMatcher(patterns: readonly string[], ignoreCase: boolean): Matcher {
  const matchers = patterns.map((pattern) => {
    const bare = pattern.replace(/^(\.?\/)+/, '').replace(/(?<!\/)\/+$/, '');
    return globMatcher(bare, ignoreCase);
  });
  return (path) => {
    for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) {
      const part = path.slice(0, end);
      if (matchers.some((matches) => matches(part))) return true;
    }
    return false;
  };
}
