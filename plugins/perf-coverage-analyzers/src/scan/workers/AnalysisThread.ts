import { toError } from '@backstage/errors';
import { Worker } from 'worker_threads';
import {
  AnalysisAnswer,
  AnalysisRequest,
  Pulse,
  ThreadData,
  threadMark,
  WorkerTree,
} from './protocol';

/** The thread ended, or had to be ended, before it answered. */
export class ThreadDied extends Error {
  constructor(
    why: string,
    /** It came so far as to look at a file. */
    readonly served: boolean,
    /** Of the file that it looked at last for this question. */
    readonly lastPlace?: number,
  ) {
    super(why);
    this.name = 'ThreadDied';
  }
}

export interface ThreadLimits {
  /** Of JavaScript objects. */
  maxMegabytes: number;
  /** Without a look at a further file. */
  maxStillSeconds: number;
}

const checkEveryMilliseconds = 500;

/** Who waits for an answer. */
interface Question {
  resolve(answer: AnalysisAnswer): void;
  die(why: string): void;
}

/** One worker thread over one tree. */
export class AnalysisThread {
  private readonly pulse = new Pulse();
  private readonly worker: Worker;
  private question: Question | undefined;
  /** Why there is no thread any more. */
  private death: string | undefined;

  constructor(
    file: string,
    tree: WorkerTree,
    private readonly limits: ThreadLimits,
    execArgv: string[] | undefined,
  ) {
    const data: ThreadData = {
      mark: threadMark,
      tree,
      pulse: this.pulse.buffer,
    };
    this.worker = new Worker(file, {
      workerData: data,
      execArgv,
      resourceLimits: { maxOldGenerationSizeMb: limits.maxMegabytes },
      // What it reads is hostile: no secrets for it to find.
      env: {},
      // It has nothing to say but its answers.
      stdout: true,
      stderr: true,
    });
    const die = (why: string) => {
      this.death ??= why;
      this.question?.die(this.death);
    };
    this.worker.on('message', answer => this.question?.resolve(answer));
    this.worker.on('error', error => die(toError(error).message));
    this.worker.on('exit', code => die(`its thread ended with ${code}`));
  }

  /** @param onLooks - hears how many files were looked at. */
  async ask(
    request: AnalysisRequest,
    onLooks: (looks: number) => void,
  ): Promise<AnalysisAnswer> {
    const { pulse } = this;
    const died = (why: string) =>
      new ThreadDied(why, pulse.looks > 0, pulse.lastPlace);
    if (this.death !== undefined) throw died(this.death);
    pulse.begin();
    let watch: NodeJS.Timeout | undefined;
    try {
      return await new Promise<AnalysisAnswer>((resolve, reject) => {
        const die = (why: string) => reject(died(why));
        this.question = { resolve, die };
        watch = this.watch(onLooks, die);
        this.worker.postMessage(request);
      });
    } finally {
      clearInterval(watch);
      this.question = undefined;
    }
  }

  async close(): Promise<void> {
    await this.worker.terminate();
  }

  private watch(
    onLooks: (looks: number) => void,
    die: (why: string) => void,
  ): NodeJS.Timeout {
    const { maxStillSeconds } = this.limits;
    let looks = -1;
    let since = Date.now();
    return setInterval(() => {
      if (this.pulse.looks !== looks) {
        looks = this.pulse.looks;
        since = Date.now();
        onLooks(looks);
      } else if (Date.now() - since > maxStillSeconds * 1000) {
        die(`no answer within ${maxStillSeconds} seconds`);
      }
    }, checkEveryMilliseconds);
  }
}
