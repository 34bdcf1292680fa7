// Pages may forbid WebAssembly: then there is no sieve. A file of its own, for it needs vitest's spies.
import { afterEach, describe, expect, it, vi } from 'vitest';
import { encode, sourceOf } from '../../support/bytes.ts';

describe('where WebAssembly cannot be had', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.resetModules();
  });

  it('everything is scanned', async () => {
    vi.resetModules();
    vi.stubGlobal('WebAssembly', {
      Module: class {
        constructor() {
          throw new Error('forbidden by a Content-Security-Policy');
        }
      },
    });
    const { sieveOver } = await import('../../../src/readers/xml/sieve.ts');
    expect(
      sieveOver(sourceOf(encode('<a/>')), 'utf-8', { fragments: ['kerberos'], longest: 100 }),
    ).toBeNull();
  });
});
