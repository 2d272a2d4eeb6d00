import { inside, itemsOf, PlanElement, PlanProperty } from './plan';
import { argumentsOf } from './samplers';
import { setVariables } from './scripts';
import { Variables } from './variables';

/** Settings in which elements name the variables that they write. */
const writtenIn =
  /(?:refnames?|referenceNames?|variableNames?|returnVal|resultVariable|CounterConfig\.name|^VAR)$/i;

/** Tells `variables` what an element of the plan defines or writes. */
export function define(element: PlanElement, variables: Variables): void {
  if (element.type === 'TestPlan') {
    const list = inside(
      element.properties.get('TestPlan.user_defined_variables'),
      'Arguments.arguments',
    );
    defineAll(list, variables);
    return;
  }
  if (element.type === 'Arguments') {
    defineAll(element.properties.get('Arguments.arguments'), variables);
    return;
  }
  if (element.type === 'UserParameters') {
    defineParameters(element, variables);
    return;
  }
  for (const property of element.properties.values()) {
    noteChanges(property, variables);
  }
}

function defineAll(list: PlanProperty | undefined, variables: Variables): void {
  for (const { name, value } of argumentsOf(list)) {
    variables.define(name.trim(), value);
  }
}

/** One value per user: known where all users have the same. */
function defineParameters(element: PlanElement, variables: Variables): void {
  const users = itemsOf(element, 'UserParameters.thread_values');
  for (const [index, name] of itemsOf(
    element,
    'UserParameters.names',
  ).entries()) {
    const values = new Set(
      users.map(user => user.properties[index]?.text ?? ''),
    );
    const [value] = values;
    if (values.size === 1 && value !== undefined) {
      variables.define(name.text.trim(), value);
    } else {
      variables.change(name.text.trim());
    }
  }
}

function noteChanges(property: PlanProperty, variables: Variables): void {
  if (writtenIn.test(property.name)) {
    for (const name of property.text.split(/[;,\s]+/).slice(0, 200)) {
      variables.change(name);
    }
  }
  for (const { name, value } of setVariables(property.text)) {
    if (value === null) variables.change(name);
    else variables.propose(name, value);
  }
}
