import { Inventory } from 'backstage-plugin-perf-coverage-common';
import { SentInventory, StoredInventory } from '../database';

const dayMilliseconds = 24 * 60 * 60 * 1000;

/** Whose inventory counts: the backend's own scan's, or the one that a CI job sent. */
export type ChosenInventory =
  | { origin: 'scan'; inventory: Inventory }
  | { origin: 'sent'; inventory: Inventory }
  | { origin: null; inventory: null };

/**
 * The backend's own scan wins while it works. What a CI job sent counts where
 * there is no scan, where the scan found no tests, and where no scan has worked
 * for a day when it was sent.
 */
export function chooseInventory(
  scanned: Pick<StoredInventory, 'inventory' | 'scannedAt'> | undefined,
  sent: Pick<SentInventory, 'inventory' | 'receivedAt'> | undefined,
): ChosenInventory {
  if (sent && (!scanned || isBetter(sent, scanned))) {
    return { origin: 'sent', inventory: sent.inventory };
  }
  return scanned
    ? { origin: 'scan', inventory: scanned.inventory }
    : { origin: null, inventory: null };
}

function isBetter(
  sent: Pick<SentInventory, 'receivedAt'>,
  scanned: Pick<StoredInventory, 'inventory' | 'scannedAt'>,
): boolean {
  return (
    scanned.inventory.files.length === 0 ||
    Date.parse(sent.receivedAt) - Date.parse(scanned.scannedAt) >
      dayMilliseconds
  );
}
