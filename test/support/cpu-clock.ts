/**
 * A clock of the processor time that this process has spent since the call, in milliseconds: what a test with an upper
 * bound on cost asks for. The time on the wall also grows when something else runs on the machine. Code that carries mutants
 * is held to no time: the clock stands.
 */
export function cpuClock(): () => number {
  if ('__stryker__' in globalThis) return () => 0;
  const start = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  };
}
