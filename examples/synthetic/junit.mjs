// A report as pytest writes it with --junitxml.

export function junit({ durations }, at, roll) {
  const cases = Object.entries(durations).flatMap(([suite, tests]) =>
    Object.entries(tests).map(([name, seconds]) => ({ suite, name, seconds: seconds * (0.9 + 0.25 * roll()) })),
  );
  const total = cases.reduce((sum, { seconds }) => sum + seconds, 0.4);
  const stamp = new Date(at).toISOString().replace('Z', '000');
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<testsuites><testsuite name="pytest" errors="0" failures="0" skipped="0" tests="${cases.length}" time="${total.toFixed(3)}" timestamp="${stamp}">`,
    '<properties><property name="perf-coverage.synthetic" value="true"/></properties>',
    ...cases.map(({ suite, name, seconds }) => `<testcase classname="${suite}" name="${name}" time="${seconds.toFixed(3)}" />`),
    '</testsuite></testsuites>',
    '',
  ].join('\n');
}
