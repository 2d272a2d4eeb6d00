// Loaded into each measured Node process: says at its end what it took.
const fs = require('node:fs');

process.on('exit', () => {
  const used = process.resourceUsage();
  fs.appendFileSync(
    process.env.PERF_COVERAGE_REPORT,
    `${JSON.stringify({
      maxRssBytes: used.maxRSS * 1024,
      cpuSeconds: (used.userCPUTime + used.systemCPUTime) / 1e6,
    })}\n`,
  );
});
