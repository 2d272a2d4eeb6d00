import type { work as english } from '../en/work';
import type { Translated } from '../Translated';

export const work: Translated<typeof english> = {
  add: 'Arbeit hinzufügen …',
  addTitle: 'Arbeit hinzufügen',
  done: 'Es ist erledigt',
  edit: 'Ändern …',
  editTitle: 'Arbeit ändern',
  help: 'Durchsicht, Dokumentation, Infrastruktur: Sie braucht Zeit und steht im Plan, und jemand sagt, wann sie erledigt ist.',
  isDone: 'Erledigt',
  overtaken:
    'Inzwischen hat jemand anderes sie geändert; jetzt steht da, was gilt',
  removed: '{{title}} entfernt',
  reopen: 'Wieder öffnen',
  title: 'Andere Arbeit',
  what: 'Was',
  whatNeeded: 'Sagen Sie, was zu tun ist',
};
