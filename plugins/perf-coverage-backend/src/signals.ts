import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { SignalsService } from '@backstage/plugin-signals-node';

/** Pages that show components listen here. */
export const COMPONENTS_CHANNEL = 'perf-coverage:components';

/**
 * Tells open pages that something changed. They ask the backend for what it is,
 * so a signal carries no figures. Without signals pages still work; a failure is
 * logged and stops nothing.
 */
export class ComponentSignals {
  constructor(
    private readonly options: {
      signals: SignalsService;
      logger: LoggerService;
    },
  ) {}

  async publish(entityRef: string, type: 'assessed' | 'scan'): Promise<void> {
    try {
      await this.options.signals.publish({
        recipients: { type: 'broadcast' },
        channel: COMPONENTS_CHANNEL,
        message: { entityRef, type },
      });
    } catch (error) {
      this.options.logger.warn(
        `No signal could be sent: ${toError(error).message}`,
      );
    }
  }
}
