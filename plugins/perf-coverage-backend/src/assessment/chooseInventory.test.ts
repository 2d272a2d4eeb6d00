import {
  Inventory,
  InventoryFile,
} from 'backstage-plugin-perf-coverage-common';
import { chooseInventory } from './chooseInventory';

const of = (files: number) =>
  ({
    files: Array.from({ length: files }, () => ({} as InventoryFile)),
  } as Inventory);
const scanned = (files: number, scannedAt = '2026-11-20T12:00:00.000Z') => ({
  inventory: of(files),
  scannedAt,
});
const sent = (receivedAt = '2026-11-20T13:00:00.000Z') => ({
  inventory: of(7),
  receivedAt,
});

describe('the inventory that counts', () => {
  it.each([
    ['neither', undefined, undefined, null],
    ['a scan alone', scanned(2), undefined, 'scan'],
    ['a sent one alone', undefined, sent(), 'sent'],
    ['a scan that works', scanned(2), sent(), 'scan'],
    ['a scan without tests', scanned(0), sent(), 'sent'],
    [
      'a scan that has not worked for a day',
      scanned(2),
      sent('2026-11-21T12:00:00.001Z'),
      'sent',
    ],
    [
      'a scan that works again',
      scanned(2, '2026-11-22T00:00:00.000Z'),
      sent('2026-11-21T12:00:00.001Z'),
      'scan',
    ],
  ])('with %s', (_name, own, other, origin) => {
    expect(chooseInventory(own, other).origin).toBe(origin);
  });
});
