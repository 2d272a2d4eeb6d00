/*
 * `js/assertions.json` of the HTML report of Gatling 2 to 3.10:
 * https://github.com/gatling/gatling/blob/v3.9.5/gatling-charts/src/main/scala/io/gatling/charts/template/AssertionsJsonTemplate.scala
 */
import { InputError } from '@backstage/errors';
import { arrayMember, member, numberMember, textMember } from '../input/json';
import { jsonReader } from '../input/jsonReader';
import { toIsoTime } from '../input/time';

const format = 'gatling-assertions-json';

/**
 * Reads Gatling's assertions: each is a threshold on what it targets.
 *
 * @public
 */
export const gatlingAssertionsJsonReader = jsonReader({
  format,
  title: 'Gatling assertions (assertions.json)',
  tool: 'gatling',
  recognise: value =>
    textMember(value, 'simulation') !== undefined &&
    Array.isArray(member(value, 'assertions'))
      ? 0.95
      : 0,
  read(value, run) {
    if (!Array.isArray(member(value, 'assertions'))) {
      throw new InputError(`line 1: the ${format} file has no 'assertions'`);
    }
    run.startedAt = toIsoTime(numberMember(value, 'start'));
    const assertions = arrayMember(value, 'assertions');
    for (const assertion of assertions) {
      const ok = member(assertion, 'result');
      const path = textMember(assertion, 'path') ?? 'Global';
      const target = textMember(assertion, 'target');
      if (target === undefined || typeof ok !== 'boolean') {
        run.warn(
          'assertion-unreadable',
          'An assertion lacks its target or its result',
        );
        continue;
      }
      run.threshold({
        metric: target,
        selector: path === 'Global' ? {} : { path },
        expression: `${target} ${
          textMember(assertion, 'condition') ?? ''
        } ${arrayMember(assertion, 'expectedValues').join(', ')}`.trim(),
        ok,
      });
    }
    if (assertions.length === 0) {
      run.warn(
        'nothing-measured',
        'The file is whole, but the simulation has no assertion',
      );
    }
  },
});
