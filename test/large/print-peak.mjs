// Loaded before the program under test: says on standard error what it used, memory at its peak in bytes.
import { existsSync, readFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

/** Linux counts in the maximum of a process that of the program which started it; its own has a line in /proc. */
function ownPeak() {
  const status = '/proc/self/status';
  const line = existsSync(status) ? /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(status, 'utf8')) : null;
  return (line ? Number(line[1]) : process.resourceUsage().maxRSS) * 1024;
}

function say() {
  const { userCPUTime, systemCPUTime } = process.resourceUsage();
  process.stderr.write(
    `\npeak-bytes ${ownPeak()}\nuser-microseconds ${userCPUTime}\nsystem-microseconds ${systemCPUTime}\n`,
  );
}

// Threads load it too, and end before the process does.
if (isMainThread) process.on('exit', say);
