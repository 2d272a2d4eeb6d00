import type { gapPlans as english } from '../en/gapPlans';
import type { Translated } from '../Translated';

export const gapPlans: Translated<typeof english> = {
  change: 'Plan ändern …',
  dueWrong: 'Fällig, bevor es beginnt',
  duePast: 'Dieser Tag ist vorbei; sie wird als überfällig gezeigt',
  estimateHelp: 'Etwa 15-20h, 2-3d oder 10/15/30h',
  from: 'nicht vor {{day}}',
  notes: 'Notizen',
  nothingSet:
    'Person, Phase und Schätzung kommen aus der Plandatei oder den Vorgaben.',
  reset: 'Planung zurücksetzen',
  resetHelp:
    'Person, Phase, Schätzung und Tage kommen wieder aus der Plandatei oder den Vorgaben',
  save: 'Speichern',
  setBy: 'Gesetzt von',
  spent: 'brauchte {{hours}} h',
  spentHelp: 'Spätere Schätzungen des Teams lernen daraus',
  spentWrong: 'Stunden von 0 bis {{most}}',
  spentHours: 'Gebrauchte Stunden',
  start: 'Nicht vor',
  title: 'Plan',
  without: 'sonst {{hours}}, {{source}}',
};
