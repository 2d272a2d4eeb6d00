import fc from 'fast-check';
import { aGap } from '../roadmap/testing';
import { AssessedSla, testKinds } from '../vocabulary';
import { newIssues } from './newIssue';
import { TicketInput, ticketText } from './ticketText';

const sla: AssessedSla = {
  capability: 'swap',
  name: 'Single swap',
  metric: 'duration',
  stat: 'p95',
  operator: '<',
  value: 5,
  unit: 's',
  under: '100 concurrent users',
  state: 'breached',
  actual: 7,
  margin: null,
  runId: null,
  why: '',
};

function anInput(over: Partial<TicketInput> = {}): TicketInput {
  return {
    gap: aGap('a', {
      title: 'Swap operations: no test at all',
      capabilityTitle: 'Swap operations',
      kinds: [...testKinds],
      close: ['Write a load test of GET /api/swaps.'],
      estimate: { low: 15, high: 20, source: 'plan' },
      links: [
        { type: 'source', file: 'tests/a.py', line: 3, label: 'test_swap' },
        { type: 'run', runId: 'r1', label: 'Nightly' },
        { type: 'operation', api: 'a', operation: 'GET /x', label: 'Swaps' },
      ],
    }),
    component: { entityRef: 'component:default/web', title: 'Web' },
    capability: null,
    slas: [sla],
    gapUrl: 'https://portal.example.com/gaps/a',
    addressOf: link =>
      link.type === 'run' ? 'https://portal.example.com/runs/r1' : null,
    ...over,
  };
}

const sections = (body: string) =>
  body.split('\n').filter(line => line.startsWith('## '));

describe('the ticket of a gap', () => {
  it('is complete', () => {
    const { title, body } = ticketText(anInput());
    expect(title).toBe('Web: Swap operations: no test at all');
    expect(sections(body)).toEqual([
      '## Context and impact',
      '## Why this is a gap',
      '## Test plan',
      '## Data needed',
      '## Metrics to record',
      '## Pass and fail',
      '## Estimate',
      '## Definition of done',
    ]);
    expect(body).toContain(
      '[This gap in the portal](https://portal.example.com/gaps/a)',
    );
    expect(body).toContain(
      '[Nightly \\(run r1\\)](https://portal.example.com/runs/r1)',
    );
    expect(body).toContain(
      'Single swap: passes where duration p95 \\< 5 s under 100 concurrent users; fails otherwise. Newest run: 7 s (breached).',
    );
    expect(body).toContain('15–20 hours, an 80 % interval, from the plan file');
    expect(body.match(/^### /gm)).toHaveLength(testKinds.length);
  });

  it('says what nobody knows', () => {
    const { body } = ticketText(
      anInput({
        gap: aGap('a', { estimate: null }),
        slas: [],
        gapUrl: null,
      }),
    );
    expect(body).toContain('Nobody has estimated this yet');
    expect(body).toContain('No SLA is agreed');
    expect(sections(body)).not.toContain('## Data needed');
  });

  it('says who estimated', () => {
    const estimate = {
      ...{ low: 1, likely: 2, high: 4, source: 'person' as const },
      ...{ by: 'user:default/ada', at: '2026-11-23T12:00:00.000Z' },
    };
    expect(
      ticketText(anInput({ gap: aGap('a', { estimate }) })).body,
    ).toContain(
      '1–4 hours, likely 2, an 80 % interval, by user:default/ada on 2026-11-23.',
    );
  });

  it('holds texts of files as plain text, whatever they are', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '](javascript:alert(1))',
        '<img src=x onerror=alert(1)>',
        '\n# Head\n- [x] done',
        '@everyone #1 https://evil.example.com',
        '```\ncode',
      ),
    );
    fc.assert(
      fc.property(hostile, text => {
        const input = anInput({
          gap: aGap('a', {
            title: text,
            why: text,
            priorityWhy: text,
            close: [text],
            capabilityTitle: text,
            links: [{ type: 'source', file: text, line: 1, label: text }],
          }),
          slas: [{ ...sla, name: text, under: text, metric: text }],
          addressOf: () => `javascript:${text}`,
        });
        const plain = ticketText(
          anInput({
            gap: aGap('a', { close: ['x'], links: input.gap.links }),
          }),
        );
        const { title, body } = ticketText(input);
        expect(sections(body)).toEqual(sections(plain.body));
        expect(title).not.toMatch(/[\r\n]/);
        expect(body).not.toMatch(/(^|[^\\])<[a-z/!]/im);
        expect(body).not.toMatch(/\]\(javascript/i);
        expect(body).not.toMatch(/@[a-z]/i);
      }),
      { numRuns: 300 },
    );
  });
});

describe('new-issue pages', () => {
  const ticket = { title: 'A & B', body: 'Line é\n'.repeat(3) };
  const annotations = {
    'github.com/project-slug': 'acme/web',
    'gitlab.com/project-slug': 'group/sub/web',
    'jira/project-key': 'WEB',
  };

  it('are those that the annotations name, prefilled', () => {
    const found = newIssues(annotations, ticket, {
      gitlab: 'git.example.com',
      jira: {
        baseUrl: 'https://jira.example.com/',
        projectIds: { WEB: '10042' },
        issueTypeId: '7',
      },
    });
    const parts = found.map(({ tracker, url, prefilled }) => {
      const { origin, pathname, searchParams } = new URL(url);
      return [tracker, origin + pathname, [...searchParams], prefilled];
    });
    expect(parts).toEqual([
      [
        'github',
        'https://github.com/acme/web/issues/new',
        [
          ['title', ticket.title],
          ['body', ticket.body],
        ],
        'all',
      ],
      [
        'gitlab',
        'https://git.example.com/group/sub/web/-/issues/new',
        [
          ['issue[title]', ticket.title],
          ['issue[description]', ticket.body],
        ],
        'all',
      ],
      [
        'jira',
        'https://jira.example.com/secure/CreateIssueDetails!init.jspa',
        [
          ['pid', '10042'],
          ['issuetype', '7'],
          ['summary', ticket.title],
          ['description', ticket.body],
        ],
        'all',
      ],
    ]);
  });

  it('open the project where Jira can not be prefilled, and nothing without its address', () => {
    expect(
      newIssues({ 'jira/project-key': 'one/WEB' }, ticket, {
        jira: { baseUrl: 'https://jira.example.com' },
      }),
    ).toEqual([
      {
        tracker: 'jira',
        url: 'https://jira.example.com/browse/WEB',
        prefilled: 'none',
      },
    ]);
    expect(newIssues({ 'jira/project-key': 'WEB' }, ticket)).toEqual([]);
  });

  it.each([
    { 'github.com/project-slug': 'data:text/html,x' },
    { 'github.com/project-slug': '../../evil' + '?x' },
    { 'gitlab.com/project-slug': 'a/b', 'gitlab.com/instance': 'evil.com/x?' },
    { 'jira/project-key': 'A&B' },
    {},
  ])('are none for %j', own => {
    const jira = { baseUrl: 'https://jira.example.com' };
    expect(newIssues(own, ticket, { jira })).toEqual([]);
  });

  it('have bounded addresses, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'binary', maxLength: 400 }), {
          maxLength: 100,
        }),
        lines => {
          const body = lines.join('\n');
          const [{ url, prefilled }] = newIssues(
            annotations,
            { title: 'T', body },
            {},
          );
          expect(url.length).toBeLessThanOrEqual(8000);
          const sent = new URL(url).searchParams.get('body')!;
          expect(sent.includes('The text goes on')).toBe(prefilled === 'part');
        },
      ),
      { numRuns: 100 },
    );
  });
});
