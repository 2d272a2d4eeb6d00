import { RootLoggerService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';

export interface Logged {
  level: string;
  message: string;
  /** With what the loggers between the root and this one add. */
  meta: Record<string, unknown>;
}

/** A logger that keeps what it gets, as far down as its children. */
export function recordingLogger(): {
  logger: RootLoggerService;
  logged: Logged[];
} {
  const logged: Logged[] = [];
  const over = (parents: JsonObject): RootLoggerService => {
    const at =
      (level: string) => (message: string, meta?: Error | JsonObject) => {
        const more = isError(meta)
          ? { error: `${meta}\n${meta.stack}` }
          : { ...meta };
        logged.push({ level, message, meta: { ...parents, ...more } });
      };
    return {
      error: at('error'),
      warn: at('warn'),
      info: at('info'),
      debug: at('debug'),
      child: meta => over({ ...parents, ...meta }),
    };
  };
  return { logger: over({}), logged };
}

/** Audit events among what was logged, as "<event> <status>". */
export function auditEvents(logged: readonly Logged[]): string[] {
  return logged.flatMap(({ meta }) =>
    meta.isAuditEvent ? [`${meta.eventId} ${meta.status}`] : [],
  );
}
