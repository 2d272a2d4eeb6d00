import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { SignalsService } from '@backstage/plugin-signals-node';
import { ComponentStore } from './database';

/** Pages that show components listen here. */
export const COMPONENTS_CHANNEL = 'perf-coverage:components';

/**
 * Tells open pages that something changed. A signal reaches everybody who is
 * signed in, so it names the component by an opaque key that only those know
 * who may read it, and carries no figures: pages ask the backend for them.
 * Without signals pages still work; a failure is logged and stops nothing.
 */
export class ComponentSignals {
  constructor(
    private readonly options: {
      signals: SignalsService;
      components: Pick<ComponentStore, 'signalKey'>;
      logger: LoggerService;
    },
  ) {}

  async publish(entityRef: string, type: 'assessed' | 'scan'): Promise<void> {
    try {
      const key = await this.options.components.signalKey(entityRef);
      if (key === null) return;
      await this.options.signals.publish({
        recipients: { type: 'broadcast' },
        channel: COMPONENTS_CHANNEL,
        message: { key, type },
      });
    } catch (error) {
      this.options.logger.warn(
        `No signal could be sent: ${toError(error).message}`,
      );
    }
  }
}
