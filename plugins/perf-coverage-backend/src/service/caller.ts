import { BackstageCredentials } from '@backstage/backend-plugin-api';

/** Who did something, for people: a user's reference, or a service's subject. */
export function nameOf({ principal }: BackstageCredentials): string {
  const { userEntityRef, subject } = principal as {
    userEntityRef?: string;
    subject?: string;
  };
  return userEntityRef ?? subject ?? 'unknown';
}
