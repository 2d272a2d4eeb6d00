import path from 'node:path';
import { CommandFailure } from '../failure';
import { readSettings, Settings } from './annotations';
import {
  catalogFile,
  fullRef,
  LocalEntity,
  readCatalog,
  textOf,
} from './catalog';
import { findPlan, FoundPlan, PlanFile, soundPlan } from './plan';

/** The component that a call is about, as the folder's catalog file describes it. */
export interface LocalComponent {
  /** Null where the folder has no catalog file. */
  entity: LocalEntity | null;
  /** All entities of the catalog file, to look up APIs in. */
  entities: LocalEntity[];
  entityRef: string;
  title: string;
  type: string | null;
  lifecycle: string | null;
  ownerRef: string | null;
  tags: string[];
  systemRef: string | null;
  settings: Settings;
  warnings: string[];
}

export interface ComponentChoice {
  root: string;
  cwd: string;
  /** `--component`. */
  component?: string;
  /** `--plan`. */
  plan?: string;
}

/**
 * The component named by the call, else the one that the plan names, else the
 * first of the catalog file; without a catalog file, one named after the folder.
 */
export async function chooseComponent(
  choice: ComponentChoice,
): Promise<LocalComponent> {
  const entities = await readCatalog(choice.root);
  const components = entities.filter(entity => entity.kind === 'component');
  if (components.length === 0) return nameless(choice, entities);
  if (choice.component !== undefined) {
    const wanted = fullRef(choice.component, 'component');
    const found = components.find(entity => entity.entityRef === wanted);
    if (found) return describe(found, entities);
    throw new CommandFailure(
      `--component ${
        choice.component
      }: ${catalogFile} has no such component; it has ${components
        .map(entity => entity.name)
        .join(', ')}`,
    );
  }
  if (components.length > 1) {
    const named = await componentOfPlan(choice);
    const found = components.find(entity => entity.entityRef === named);
    if (found) return describe(found, entities);
    const chosen = describe(components[0], entities);
    chosen.warnings.push(
      `${catalogFile} has ${components.length} components; taking the first, ${chosen.entityRef} (--component chooses)`,
    );
    return chosen;
  }
  return describe(components[0], entities);
}

/**
 * The component's plan. One that is for another component counts only where
 * the call names it.
 */
export async function planOf(
  component: LocalComponent,
  choice: ComponentChoice,
): Promise<FoundPlan | null> {
  const found = await findPlan(choice, choice.plan, component.settings);
  if (found === null) return null;
  const sound = soundPlan(found);
  const named = sound.plan.component;
  if (named === null || component.entity === null) return sound;
  if (fullRef(named, 'component') === component.entityRef) return sound;
  if (choice.plan !== undefined) {
    component.warnings.push(
      `${sound.file} is the plan of ${named}; taken for ${component.entityRef} as --plan says`,
    );
    return sound;
  }
  component.warnings.push(
    `${sound.file} is the plan of ${named} and does not count for ${component.entityRef}`,
  );
  return null;
}

async function componentOfPlan(
  choice: ComponentChoice,
): Promise<string | null> {
  const found: PlanFile | null = await findPlan(
    choice,
    choice.plan,
    readSettings(null),
  );
  const named = found?.plan?.component ?? null;
  return named === null ? null : fullRef(named, 'component');
}

function describe(
  entity: LocalEntity,
  entities: LocalEntity[],
): LocalComponent {
  const owner = textOf(entity.spec.get('owner'));
  const system = textOf(entity.spec.get('system'));
  const settings = readSettings(entity);
  return {
    entity,
    entities,
    entityRef: entity.entityRef,
    title: entity.title ?? entity.name,
    type: textOf(entity.spec.get('type')),
    lifecycle: textOf(entity.spec.get('lifecycle')),
    ownerRef: owner === null ? null : fullRef(owner, 'group'),
    tags: entity.tags,
    systemRef: system === null ? null : fullRef(system, 'system'),
    settings,
    warnings: [...settings.warnings],
  };
}

function nameless(
  choice: ComponentChoice,
  entities: LocalEntity[],
): LocalComponent {
  const name = choice.component ?? path.basename(choice.root);
  return {
    entity: null,
    entities,
    entityRef: fullRef(name, 'component'),
    title: name,
    type: null,
    lifecycle: null,
    ownerRef: null,
    tags: [],
    systemRef: null,
    settings: readSettings(null),
    warnings: [],
  };
}
