import { analyze, requestsOf, rules } from './__testUtils__/simulations';

describe('broken and hostile files', () => {
  const good = `package a
import io.gatling.core.Predef._
import io.gatling.http.Predef._
class Run extends Simulation {
  val scn = scenario("A").exec(http("a").get("/größe/a"))
  setUp(scn.inject(atOnceUsers(1))).assertions(global.failedRequests.count.is(0))
}
`;

  it.each([
    ['cut in the middle', good.slice(0, good.indexOf('setUp') + 30)],
    ['cut in a text', good.slice(0, good.indexOf('"/größe') + 4)],
    ['closed twice', `${good}}\n`],
    ['with an open comment', `${good}/* never ends\n`],
  ])('is a finding: %s', async (_, source) => {
    const files = await analyze({ 'Run.scala': source });

    expect(files.get('Run.scala')).toMatchObject({ runnable: false });
    expect(files.get('Run.scala')!.findings.map(one => one.rule)).toContain(
      'gatling/syntax-error',
    );
  });

  it.each([
    ['line ends of Windows', good.replaceAll('\n', '\r\n')],
    ['a byte order mark', `\uFEFF${good}`],
    ['Latin-1 text', good.replace('größe', 'gr\u00f6\u00dfe')],
  ])('reads %s', async (_, source) => {
    const files = await analyze({ 'Run.scala': source });

    expect(requestsOf(files.get('Run.scala')!)).toEqual(['GET /größe/a']);
    expect(files.get('Run.scala')!.findings).toEqual([]);
  });

  it.each([
    ['parentheses', '('.repeat(10_000), ')'.repeat(10_000)],
    ['calls', 'exec('.repeat(10_000), ')'.repeat(10_000)],
    ['blocks', '{'.repeat(10_000), '}'.repeat(10_000)],
    ['members', 'a', '.b'.repeat(10_000)],
    ['calls in a chain', 'exec(pause(1))', '.exec(pause(1))'.repeat(10_000)],
    ['interpolations', 's"${'.repeat(5_000), '}"'.repeat(5_000)],
    ['operators', '1', ' + 1'.repeat(10_000)],
  ])('survives %s 10,000 deep', async (_, open, close) => {
    const files = await analyze({
      'Run.scala': good.replace(
        '  setUp',
        `  val deep = ${open}${close}\n  setUp`,
      ),
    });

    expect(files.get('Run.scala')!.role).toBe('script');
  });

  it('survives 5 MB', async () => {
    const line = '  val a = exec(http("x").get("/x"))\n';
    const files = await analyze({
      'Run.scala': good.replace(
        '  setUp',
        `${line.repeat(Math.ceil((5 * 1024 * 1024) / line.length))}  setUp`,
      ),
    });

    expect(rules(files.get('Run.scala')!)).toEqual(['gatling/too-large:1']);
  });

  it.each([
    ['a value that needs itself', 'val a = exec(a)\n  val b = c\n  val c = b'],
    [
      'a function that calls itself',
      'def a(n: Int): ChainBuilder = exec(a(n + 1)).exec(a(n + 2))\n  val b = a(1)',
    ],
    [
      'classes that extend each other',
      'class X extends Y\n  class Y extends X\n  val b = new X().foo',
    ],
    [
      'names of Object',
      'val __proto__ = constructor\n  val toString = hasOwnProperty("x")',
    ],
  ])('ends at %s', async (_, body) => {
    const files = await analyze({
      'Run.scala': good.replace('  setUp', `  ${body}\n  setUp`),
    });

    expect(requestsOf(files.get('Run.scala')!)).toEqual(['GET /größe/a']);
  });

  it('gives nothing for files that only speak of Gatling', async () => {
    const files = await analyze({
      'src/Plugin.scala':
        'package p\nimport io.gatling.core.action.Action\nclass MyAction extends Action',
      'src/Other.java': '// io.gatling\nclass Other {}',
      'src/x.js': "const name = '@gatling.io/core';",
    });

    expect(files.size).toBe(0);
  });
});
