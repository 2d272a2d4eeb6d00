import { Worker } from 'worker_threads';
import { defaultSandboxLimits, SandboxProgram, SandboxResult } from './sandbox';
import { sandboxFile, sandboxMark } from './thread';

/** Beyond what a run may take by itself: starting the thread and the engine. */
const startMilliseconds = 10_000;
const graceMilliseconds = 1000;
const maxMegabytes = 192;

/** Options of Node with which no thread came to answer. */
const unusable = new Set<string>();

/**
 * Sandboxed runs in a worker thread of their own: what the engine does not
 * interrupt by itself is ended from outside, and the next run gets a new thread.
 */
export class SandboxThread {
  private worker: Worker | undefined;
  private isWarm = false;

  constructor(
    /** Options of Node for the thread; default those of this process. */
    private readonly execArgv: string[] | undefined,
    private readonly milliseconds = defaultSandboxLimits.milliseconds +
      graceMilliseconds,
  ) {}

  /** No thread can be started here. */
  get isUnusable(): boolean {
    return unusable.has(this.way);
  }

  private get way(): string {
    return JSON.stringify(this.execArgv ?? null);
  }

  async run(program: SandboxProgram): Promise<SandboxResult> {
    if (this.isUnusable) return { ok: false, error: 'no thread' };
    let worker: Worker;
    try {
      worker = this.worker ??= this.start();
    } catch (error) {
      unusable.add(this.way);
      return { ok: false, error: String(error) };
    }
    const limit = this.milliseconds + (this.isWarm ? 0 : startMilliseconds);
    const result = await answerOf(worker, program, limit);
    if (result) {
      this.isWarm = true;
      return result;
    }
    if (!this.isWarm) unusable.add(this.way);
    await this.close();
    return { ok: false, error: `no answer within ${limit} ms` };
  }

  async close(): Promise<void> {
    const { worker } = this;
    this.worker = undefined;
    await worker?.terminate();
  }

  private start(): Worker {
    const worker = new Worker(sandboxFile, {
      workerData: sandboxMark,
      execArgv: this.execArgv,
      resourceLimits: { maxOldGenerationSizeMb: maxMegabytes },
      env: {},
      stdout: true,
      stderr: true,
    });
    worker.unref();
    return worker;
  }
}

/** The thread's answer; undefined where it ends or says nothing in time. */
function answerOf(
  worker: Worker,
  program: SandboxProgram,
  milliseconds: number,
): Promise<SandboxResult | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const asked = new Promise<SandboxResult | undefined>(resolve => {
    const failed = () => resolve(undefined);
    timer = setTimeout(failed, milliseconds);
    worker.once('message', resolve);
    worker.once('error', failed);
    worker.once('exit', failed);
    worker.postMessage(program);
  });
  return asked.finally(() => {
    clearTimeout(timer);
    for (const event of ['message', 'error', 'exit']) {
      worker.removeAllListeners(event);
    }
    // A thread that fails after its answer takes nothing down with it.
    worker.on('error', () => {});
  });
}
