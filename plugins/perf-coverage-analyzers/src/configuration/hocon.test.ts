import fc from 'fast-check';
import { configAt, parseHocon, readProperties, withFallback } from '.';

describe('configurations in HOCON', () => {
  const source = `
    # comment
    base = "https://shop.example"
    load {
      users = 10, ramp = 5 minutes
      users = \${?USERS}
      steps = [1, 2]
      steps += 3
    }
    load.hold: \${load.ramp}
    url = \${base}"/api/"\${version}
    version = v2
    slow = \${load} { users = 1 }
    gone = \${?NOWHERE}
    open = \${NOWHERE}
    loop = \${loop}
    ping = \${pong}
    pong = \${ping}
    path = /a
    path = \${path}"/b"
  `;

  it.each([
    ['base', 'https://shop.example'],
    ['load.users', '10'],
    ['load.hold', '5 minutes'],
    ['load.steps', ['1', '2', '3']],
    ['url', 'https://shop.example/api/v2'],
    ['slow.users', '1'],
    ['slow.ramp', '5 minutes'],
    ['gone', undefined],
    ['open', null],
    ['loop', null],
    ['ping', null],
    ['path', '/a/b'],
    ['nowhere.at.all', undefined],
  ])('%s', (path, value) => {
    expect(configAt(parseHocon(source), path)).toEqual(value);
  });

  it('takes in other files where they are named', () => {
    const config = parseHocon(
      'include "base"\ninclude required(classpath("more.conf"))\na.b = 3',
      name => ({ base: 'a { b = 1, c = 2 }', 'more.conf': 'd = ${a.c}' }[name]),
    );
    expect(['a.b', 'a.c', 'd'].map(path => configAt(config, path))).toEqual([
      '3',
      '2',
      '2',
    ]);
  });

  it('ends where a file takes in itself', () => {
    const config = parseHocon('include "self"\na = 1', () => 'include "self"');
    expect(configAt(config, 'a')).toBe('1');
  });

  it('keeps texts and objects small that refer to each other twice', () => {
    const lines = ['a0 = xxxxxxxxxx', 'o0 { k = 1 }'];
    for (let index = 1; index < 60; index += 1) {
      lines.push(`a${index} = \${a${index - 1}}\${a${index - 1}}`);
      lines.push(`o${index} { l = \${o${index - 1}}, r = \${o${index - 1}} }`);
    }
    const config = parseHocon(lines.join('\n'));
    expect(configAt(config, 'a59')).toBeNull();
    expect(configAt(config, 'a1')).toBe('x'.repeat(20));
  });

  it('reads any text to its end', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'a.b={}[]"$?:,+ \n#/') }),
        written => parseHocon(written) instanceof Map,
      ),
    );
  });

  it('prefers the first of two configurations', () => {
    const both = withFallback(
      parseHocon('a { b = 1 }'),
      parseHocon('a { b = 2, c = 3 }'),
    );
    expect(configAt(both, 'a.b')).toBe('1');
    expect(configAt(both, 'a.c')).toBe('3');
  });
});

it('reads properties as java.util.Properties does', () => {
  expect([
    ...readProperties(
      '# note\n! note\nbase.url = http\\://shop\nusers:5\nname W\\u00e4hrung\nlong = a\\\n  b\\n\n',
    ),
  ]).toEqual([
    ['base.url', 'http://shop'],
    ['users', '5'],
    ['name', 'Währung'],
    ['long', 'ab\n'],
  ]);
});
