import {
  planRoadmap,
  planScope,
  Roadmap,
  RoadmapInput,
  RoadmapOptions,
  ScopeInput,
} from 'backstage-plugin-perf-coverage-common';
import { ServiceUnavailableError } from '@backstage/errors';
import { isMainThread, parentPort, Worker, workerData } from 'worker_threads';

/** A roadmap to be made. */
export type PlanJob =
  | { kind: 'component'; input: RoadmapInput; options: RoadmapOptions }
  | { kind: 'scope'; input: ScopeInput; options: RoadmapOptions };

interface Answer {
  id: number;
  roadmaps?: Roadmap[];
  error?: string;
}

export function planJob(job: PlanJob): Roadmap {
  return job.kind === 'component'
    ? planRoadmap(job.input, job.options)
    : planScope(job.input, job.options);
}

const threadMark = 'perf-coverage-plan';
const maxMilliseconds = 30_000;
const maxMegabytes = 512;

/**
 * Makes large roadmaps in a worker thread, so that the portal answers others
 * meanwhile. Where no thread can be started they are made in this one.
 */
export class PlanThread {
  private worker: Worker | undefined;
  private isUsable = true;
  private nextId = 1;
  /** One at a time: the next one waits for the one before. */
  private last: Promise<unknown> = Promise.resolve();

  /** @throws `ServiceUnavailableError` where it takes longer than 30 seconds. */
  plan(jobs: PlanJob[]): Promise<Roadmap[]> {
    const turn = this.last.then(() => this.inThread(jobs));
    this.last = turn.catch(() => undefined);
    return turn;
  }

  async close(): Promise<void> {
    const { worker } = this;
    this.worker = undefined;
    await worker?.terminate();
  }

  private async inThread(jobs: PlanJob[]): Promise<Roadmap[]> {
    if (!this.isUsable) return jobs.map(planJob);
    const answer = await this.ask(jobs);
    if (answer === 'no thread') {
      this.isUsable = false;
      return jobs.map(planJob);
    }
    if (answer === 'too long') {
      throw new ServiceUnavailableError(
        `The roadmap takes more than ${
          maxMilliseconds / 1000
        } seconds: choose a system or an owner, or fewer runs`,
      );
    }
    if (answer.error !== undefined) throw new Error(answer.error);
    return answer.roadmaps!;
  }

  private ask(jobs: PlanJob[]): Promise<Answer | 'no thread' | 'too long'> {
    const id = this.nextId++;
    return new Promise(resolve => {
      let worker: Worker;
      try {
        worker = this.worker ??= new Worker(__filename, {
          workerData: threadMark,
          resourceLimits: { maxOldGenerationSizeMb: maxMegabytes },
        });
      } catch {
        resolve('no thread');
        return;
      }
      worker.unref();
      const forget = () => {
        this.worker = undefined;
      };
      const timer = setTimeout(() => settle('too long'), maxMilliseconds);
      function settle(answer: Answer | 'no thread' | 'too long') {
        clearTimeout(timer);
        for (const event of ['message', 'error', 'exit']) {
          worker.removeAllListeners(event);
        }
        // A thread that fails after its answer takes nothing down with it.
        worker.on('error', () => {});
        if (typeof answer === 'string') {
          forget();
          void worker.terminate();
        }
        resolve(answer);
      }
      worker.on('message', (answer: Answer) => {
        if (answer.id === id) settle(answer);
      });
      worker.on('error', () => settle('no thread'));
      worker.on('exit', () => settle('no thread'));
      worker.postMessage({ id, jobs });
    });
  }
}

if (!isMainThread && workerData === threadMark) {
  parentPort?.on('message', ({ id, jobs }: { id: number; jobs: PlanJob[] }) => {
    let answer: Answer;
    try {
      answer = { id, roadmaps: jobs.map(planJob) };
    } catch (error) {
      answer = { id, error: String(error) };
    }
    parentPort?.postMessage(answer);
  });
}
