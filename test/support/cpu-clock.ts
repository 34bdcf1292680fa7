/**
 * A clock of the processor time that this process has spent since the call, in milliseconds: what a test with an upper
 * bound on cost asks for. The time on the wall also grows when something else runs on the machine.
 */
export function cpuClock(): () => number {
  const start = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  };
}
