import { readFileSync } from 'fs';
import path from 'path';
import { defaultPolicy, evidenceRules } from '../coverage';
import { evidenceLadder, slaStates } from '../vocabulary';
import { gapRules } from '.';

const docs = path.join(__dirname, '../../../../docs/rules');

function headings(page: string): string[] {
  return readFileSync(path.join(docs, page), 'utf8')
    .split('\n')
    .flatMap(line => (line.startsWith('## ') ? [line.slice(3)] : []));
}

it.each<[string, readonly string[]]>([
  ['gaps.md', [...gapRules.map(rule => rule.type), 'no-owner']],
  ['evidence.md', [...evidenceLadder, 'failing']],
  ['evidence.md', evidenceRules.map(rule => rule.evidence)],
  ['slas.md', [...slaStates, 'limit-looser-than-sla', 'recommended-limit']],
  ['policy.md', defaultPolicy.rules.map(rule => rule.name)],
  ['warnings.md', ['run-in-the-future', 'data-stopped', 'waiver-ended']],
])('%s has a heading for each of %j', (page, rules) => {
  expect(headings(page)).toEqual(expect.arrayContaining([...rules]));
});
