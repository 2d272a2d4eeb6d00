import { Assessment, KindEvidence, TestKind } from '../vocabulary';

/**
 * Requirements for tests by kind, of all capabilities that count: what the heat
 * map shows of a component. Null where nothing is known of it.
 *
 * @public
 */
export function kindEvidence(
  assessment: Pick<Assessment, 'state' | 'capabilities'>,
): Partial<Record<TestKind, KindEvidence>> | null {
  if (assessment.state === 'unknown') return null;
  const kinds: Partial<Record<TestKind, KindEvidence>> = {};
  for (const { state, requirements } of assessment.capabilities) {
    if (state === 'excluded') continue;
    for (const { type, subject, met, evidence } of requirements) {
      if (type !== 'test') continue;
      const own = (kinds[subject as TestKind] ??= {});
      const rung = met ? 'met' : evidence;
      own[rung] = (own[rung] ?? 0) + 1;
    }
  }
  return kinds;
}
