import type { root as english } from '../en/root';
import type { Translated } from '../Translated';

export const root: Translated<typeof english> = {
  title: 'Perf Coverage',
  subtitle: 'Was auf Leistung getestet ist, was fehlt und wann es da sein wird',
  components: 'Komponenten',
  gaps: 'Lücken',
  slas: 'SLAs',
  settings: 'Einstellungen',
  roadmap: 'Fahrplan',
  planning: 'Planung',
  myWork: 'Meine Arbeit',
  capacity: 'Verfügbare Zeit',
};
