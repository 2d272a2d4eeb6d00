import { alternatives, CallSite, Place, settled, Value } from '../javascript';
import type { DslContext, MakeValue } from './dslContext';
import { conditions } from './dslNames';
import {
  chosenPopulations,
  DslHost,
  dslOf,
  isOpen,
  nowhere,
  withUnit,
} from './dslValues';
import type { GatlingAssertion, SetUp } from './model';

/** The builders of set-ups and of the assertions that belong to them. */
export class SetUpBuilders {
  constructor(
    private readonly context: DslContext,
    private readonly make: MakeValue,
  ) {}

  setUp(args: Value[], place: Place): Value {
    const given = args.map(one => chosenPopulations(one));
    const setUp: SetUp = {
      place,
      populations: given.flatMap(one => one.chosen),
      others: given.flatMap(one => one.others),
      open: args.some(isOpen),
      protocols: [],
      assertions: [],
      openAssertions: false,
      maxDuration: null,
      throttle: [],
      lean: this.context.lean(),
    };
    this.context.recorder.setUps.push(setUp);
    return this.make({ is: 'setup', setUp });
  }

  onSetUp(setUp: SetUp, name: string, args: Value[]): Value {
    switch (name) {
      case 'protocols':
        setUp.protocols.push(...args);
        break;
      case 'assertions': {
        for (const one of args) {
          // Where several may be meant, those that come first.
          const [chosen] = alternatives(
            settled(one).t === 'unknown' ? one : settled(one),
          );
          const found = dslOf(chosen).flatMap(state =>
            state.is === 'assertion' ? [state.assertion] : [],
          );
          setUp.assertions.push(...found);
          setUp.openAssertions ||= found.length === 0 && isOpen(one);
        }
        break;
      }
      case 'maxDuration':
        setUp.maxDuration = withUnit(args);
        break;
      case 'throttle':
        setUp.throttle.push(...args);
        break;
      default:
        break;
    }
    return this.make({ is: 'setup', setUp });
  }

  assertion(path: GatlingAssertion['path'], place: Place): Value {
    const state: DslHost = {
      is: 'assertion',
      assertion: {
        path,
        target: null,
        stat: null,
        statArgument: null,
        condition: null,
        values: [],
        place,
      },
    };
    return this.make(state);
  }

  onAssertion(
    assertion: GatlingAssertion,
    name: string,
    args: Value[],
    { place }: CallSite,
  ): Value {
    const next = { ...assertion };
    if (place !== nowhere) next.place = place;
    if (assertion.target === null) {
      next.target = name;
    } else if (
      assertion.stat === null &&
      !/persec/i.test(assertion.target) &&
      !conditions.test(name)
    ) {
      next.stat = name;
      next.statArgument = args[0] ?? null;
    } else {
      next.condition = name;
      next.values = args;
    }
    return this.make({ is: 'assertion', assertion: next });
  }
}
