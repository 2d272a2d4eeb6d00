import {
  AuthService,
  LoggerService,
  UrlReaderService,
} from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  createMemoryScanCache,
  scanSources,
} from 'backstage-plugin-perf-coverage-analyzers';
import {
  compileGlobs,
  createOperationMatcher,
  Inventory,
  PerformancePlan,
  ScanProgress,
} from 'backstage-plugin-perf-coverage-common';
import {
  SourceAnalyzer,
  SourceTree,
} from 'backstage-plugin-perf-coverage-node';
import { createHash } from 'crypto';
import { Assessor, choosePlan, planInForce } from '../assessment';
import {
  NewRun,
  PerfCoverageDatabase,
  StoredInventory,
  Stores,
} from '../database';
import { RunIngestion } from '../ingestion';
import { maxSloFiles } from '../plans';
import {
  ComponentSources,
  ResultAddressReader,
  SourceReader,
  SourcesError,
} from '../sources';
import { readScanSettings, ScanSettings } from './annotations';
import { CatalogComponents } from './catalogComponents';
import { readApis, ReadApis } from './readApis';
import { PulledResults, pullResults } from './pullResults';
import { ReadPlan, readPlan } from './readPlan';
import { readResults } from './readResults';
import { sourceProblems } from './sourceProblems';

/** A change here reads unchanged sources again. */
const scanVersion = 2;

/** Some thousand components' inventories; a process that starts anew begins without. */
const maxCachedCharacters = 48 * 1024 * 1024;

export interface ComponentScanOptions {
  database: PerfCoverageDatabase;
  catalog: CatalogService;
  auth: AuthService;
  components: CatalogComponents;
  sources: SourceReader;
  resultAddresses: ResultAddressReader;
  urlReader: UrlReaderService;
  analyzers: SourceAnalyzer[];
  ingestion: RunIngestion;
  assessor: Assessor;
  logger: LoggerService;
  now(): Date;
}

export type ScanOutcome = Pick<ScanProgress, 'status' | 'message'>;

/** What is not given stays as it was. */
export type ReportProgress = (
  progress: Pick<ScanProgress, 'stage'> &
    Partial<Pick<ScanProgress, 'filesRead' | 'filesTotal'>>,
) => void;

/** Reads all that belongs to one component, stores it, and assesses. */
export class ComponentScan {
  /** What did not change since the last scan is not analysed again. */
  private readonly cache = createMemoryScanCache(maxCachedCharacters);

  constructor(private readonly options: ComponentScanOptions) {}

  async run(entityRef: string, report: ReportProgress): Promise<ScanOutcome> {
    report({ stage: 'reading' });
    const now = this.options.now().toISOString();
    const found = await this.options.components.read(entityRef);
    if (!found) {
      return {
        status: 'failed',
        message: 'The component is not in the catalog any more',
      };
    }
    await this.options.database.components.upsert(found.component, now);
    const apis = await readApis(found.entity, this.options);

    let sources: ComponentSources | 'unchanged';
    const settings = readScanSettings(found.entity);
    const known = await this.options.database.inputs.getInventory(entityRef);
    const kept = await this.options.database.plans.newest(entityRef);
    const sloGlobs = kept?.plan?.openslo ?? [];
    const digest = settingsDigest(
      found.entity,
      this.options.analyzers,
      sloGlobs,
    );
    try {
      sources = await this.options.sources.open(
        found.entity,
        known?.settings === digest ? known : undefined,
      );
    } catch (error) {
      if (!(error instanceof SourcesError)) throw error;
      return this.withoutSources(entityRef, error, {
        settings,
        apis,
        known,
        now,
      });
    }
    if (sources === 'unchanged') {
      const plan = await this.planElsewhere(entityRef, settings, now);
      const pulled = await this.pull(entityRef, settings, apis, now);
      await this.store(entityRef, report, async stores => {
        if (plan) await stores.inputs.setPlan(entityRef, plan.stored);
        await stores.inputs.setApis(entityRef, apis, now);
        if (known) await stores.inputs.touchInventory(entityRef, now);
        await writePulled(stores, entityRef, pulled);
      });
      return { status: 'done', message: null };
    }
    try {
      return await this.withSources(
        entityRef,
        { sources, settings, digest, sloGlobs, apis, now },
        report,
      );
    } finally {
      await sources.close();
    }
  }

  /** Results at addresses, whether there are sources or not. */
  private async pull(
    entityRef: string,
    settings: ScanSettings,
    { apis }: ReadApis,
    now: string,
    plan?: PerformancePlan | null,
  ): Promise<PulledResults> {
    const { database, ingestion, resultAddresses } = this.options;
    const known = plan ?? (await planInForce(database, entityRef))?.plan;
    return pullResults({
      entityRef,
      addresses: settings.resultAddresses,
      exclude: settings.results.exclude,
      matcher: createOperationMatcher(apis, known?.prefixes),
      reader: resultAddresses,
      ingestion,
      stores: database,
      now,
    });
  }

  /** A plan at an address of its own may change while the sources do not. */
  private async planElsewhere(
    entityRef: string,
    { plan }: ScanSettings,
    now: string,
  ): Promise<ReadPlan | null> {
    if (plan.type !== 'url') return null;
    const { database, urlReader } = this.options;
    return readPlan({
      entityRef,
      place: plan,
      tree: null,
      urlReader,
      previous: await database.inputs.getPlan(entityRef),
      now,
    });
  }

  private async withSources(
    entityRef: string,
    context: {
      sources: ComponentSources;
      settings: ScanSettings;
      digest: string;
      sloGlobs: readonly string[];
      apis: ReadApis;
      now: string;
    },
    report: ReportProgress,
  ): Promise<ScanOutcome> {
    const { sources, settings, digest, sloGlobs, apis, now } = context;
    const { database, analyzers, ingestion, urlReader } = this.options;
    const inventory = await scanSources(sources.tree, {
      analyzers,
      ...settings.sources,
      cache: this.cache,
      thread: {},
      onProgress: progress => report({ stage: 'analysing', ...progress }),
    });
    const plan = await readPlan({
      entityRef,
      place: settings.plan,
      tree: sources.tree,
      urlReader,
      previous: await database.inputs.getPlan(entityRef),
      now,
    });
    const inForce = choosePlan(
      plan.stored,
      await database.plans.newest(entityRef),
    );
    const results = await readResults({
      entityRef,
      matcher: createOperationMatcher(apis.apis, inForce?.plan.prefixes),
      globs: settings.results,
      sources,
      ingestion,
      runs: database.runs,
    });
    const pulled = await this.pull(
      entityRef,
      settings,
      apis,
      now,
      inForce?.plan,
    );
    const files = await textsOf(sources.tree, inventory, plan, sloGlobs);
    const stored: StoredInventory = {
      location: sources.location,
      etag: sources.etag,
      settings: digest,
      urlTemplate: sources.urlTemplate,
      inventory,
      problems: [
        ...settings.problems,
        ...sourceProblems(inventory, sources.notFetched),
        ...results.problems,
      ],
      scannedAt: now,
    };
    await this.store(entityRef, report, async stores => {
      await stores.inputs.setInventory(entityRef, stored, files);
      await stores.inputs.setPlan(entityRef, plan.stored);
      await stores.inputs.setApis(entityRef, apis, now);
      await addRuns(stores, results.runs);
      await writePulled(stores, entityRef, pulled);
    });
    return { status: 'done', message: null };
  }

  /** What is known stays; without any sources the rest is assessed all the same. */
  private async withoutSources(
    entityRef: string,
    error: SourcesError,
    context: {
      settings: ScanSettings;
      apis: ReadApis;
      known: StoredInventory | undefined;
      now: string;
    },
  ): Promise<ScanOutcome> {
    const { settings, apis, known, now } = context;
    this.options.logger.warn(`Scan of ${entityRef}: ${error.message}`);
    const pulled = await this.pull(entityRef, settings, apis, now);
    if (error.status === 'no-sources' || known || pulled.addresses.length > 0) {
      await this.options.assessor.assess(entityRef, 'rescan', async stores => {
        if (error.status === 'no-sources') {
          await stores.inputs.deleteInventory(entityRef);
          await stores.inputs.setPlan(entityRef, null);
        }
        await stores.inputs.setApis(entityRef, apis, now);
        await writePulled(stores, entityRef, pulled);
      });
    }
    return { status: error.status, message: error.message };
  }

  private async store(
    entityRef: string,
    report: ReportProgress,
    write: (stores: Stores) => Promise<void>,
  ): Promise<void> {
    report({ stage: 'assessing' });
    await this.options.assessor.assess(entityRef, 'rescan', write);
  }
}

async function addRuns(stores: Stores, runs: NewRun[]): Promise<void> {
  for (const run of runs) await stores.runs.add(run);
}

async function writePulled(
  stores: Stores,
  entityRef: string,
  { runs, addresses }: PulledResults,
): Promise<void> {
  await stores.inputs.setResultAddresses(entityRef, addresses);
  await addRuns(stores, runs);
}

/** The texts of the files that the inventory and the plan speak of. */
async function textsOf(
  tree: SourceTree,
  inventory: Inventory,
  plan: ReadPlan,
  sloGlobs: readonly string[],
): Promise<Map<string, string>> {
  const paths = new Set(
    inventory.files.flatMap(file => [
      file.path,
      ...file.requests.map(request => request.file),
    ]),
  );
  if (sloGlobs.length > 0) {
    const slos = tree.paths.filter(compileGlobs(sloGlobs));
    for (const path of slos.slice(0, maxSloFiles)) paths.add(path);
  }
  const texts = new Map<string, string>();
  for (const path of [...paths].sort()) {
    const text = await tree.read(path);
    if (text !== undefined) texts.set(path, text);
  }
  if (plan.text) texts.set(plan.text.path, plan.text.content);
  return texts;
}

function settingsDigest(
  entity: Entity,
  analyzers: SourceAnalyzer[],
  sloGlobs: readonly string[],
): string {
  const own = Object.entries(entity.metadata.annotations ?? {})
    .filter(([name]) => name.startsWith('perf-coverage.io/'))
    .sort();
  return createHash('sha256')
    .update(
      JSON.stringify([
        scanVersion,
        own,
        analyzers.map(analyzer => analyzer.framework),
        ...(sloGlobs.length > 0 ? [sloGlobs] : []),
      ]),
    )
    .digest('hex');
}
