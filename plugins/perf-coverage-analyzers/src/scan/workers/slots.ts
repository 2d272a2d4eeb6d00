import { availableParallelism } from 'os';

/**
 * Places for threads, all scans of this process together: one core stays free
 * for everything else.
 */
class Slots {
  private free = Math.max(1, availableParallelism() - 1);
  private readonly waiting: (() => void)[] = [];

  async take(): Promise<void> {
    if (this.free > 0) {
      this.free -= 1;
      return;
    }
    await new Promise<void>(resolve => this.waiting.push(resolve));
  }

  give(): void {
    const next = this.waiting.shift();
    if (next) next();
    else this.free += 1;
  }
}

export const threadSlots = new Slots();
