// Loaded before the program under test: says on standard error how much memory it took at its peak, in bytes.
process.on('exit', () => {
  process.stderr.write(`\npeak-bytes ${process.resourceUsage().maxRSS * 1024}\n`);
});
