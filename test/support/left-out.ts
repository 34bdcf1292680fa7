// The last words of npm test: what it is complete without, and what that needs.

const LEFT_OUT = `
Not part of npm test, for it needs more than Node.js (CONTRIBUTING.md says what):
  npm run test:lab (real KDCs), test:producers (Samba, hivex, reged, Wine), test:interop (shells, hooks, the action), test:browser (Chromium)
`;

/** Of vitest's: what it calls when everything has run. Silent where vitest was started in another way. */
export function teardown(): void {
  if (process.env.npm_lifecycle_event === 'test') process.stdout.write(LEFT_OUT);
}
