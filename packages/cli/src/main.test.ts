import { run } from './testing/run';

describe('perf-coverage', () => {
  it.each([['--help'], ['scan', '--help'], ['plan', 'check', '--help']])(
    'shows help on standard output: %s %s',
    async (...args) => {
      const { status, out, err } = await run(args.filter(Boolean));
      expect({ status, err }).toEqual({ status: 0, err: '' });
      expect(out).toMatch(/^Usage: perf-coverage/);
    },
  );

  it('shows its version', async () => {
    expect(await run(['--version'])).toEqual({
      status: 0,
      out: '1.2.3\n',
      err: '',
    });
  });

  it.each([
    [[], /name a command: scan, parse,/],
    [['scna'], /unknown command 'scna'.*scan/],
    [['scan', '--jsn'], /unknown option '--jsn'.*--json/],
    [['parse'], /missing required argument 'file'/],
    [['scan', 'a', 'b'], /too many arguments/],
    [['upload', 'x.json'], /--url/],
  ])('says in one line what is wrong with the call %j', async (args, why) => {
    const { status, out, err } = await run(args);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toMatch(why);
    expect(err).toMatch(/^perf-coverage: [^\n]+\n$/);
  });
});
